namespace OodDsl;

/// <summary>
/// A folder that an archive's members are written into, and nothing outside of it: paths that leave it are refused, and links, which are made when all
/// else is there so that nothing is written through one, may only lead to what was unpacked. Rights and times in the archive are not taken over.
/// </summary>
/// <param name="root">The folder, which is empty.</param>
/// <param name="budget">What may be written.</param>
/// <param name="cancellation">Stops it.</param>
sealed class UnpackedFolder(string root, UnpackingBudget budget, CancellationToken cancellation)
{
    readonly string root = Path.GetFullPath(root);
    readonly byte[] buffer = new byte[1 << 17];
    readonly List<(string Name, string Path, string Target, bool Hard)> links = [];

    /// <summary>Makes a folder.</summary>
    /// <exception cref="InvalidDataException">Its path leaves this folder.</exception>
    public void AddFolder(string name)
    {
        budget.Take(0, name);
        Directory.CreateDirectory(Place(name, root));
    }

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its path, with '/'.</param>
    /// <param name="length">Its announced length in bytes.</param>
    /// <param name="content">What is in it; null: nothing.</param>
    /// <exception cref="InvalidDataException">Its path leaves this folder, or is there already, or it has another length.</exception>
    public void AddFile(string name, long length, Stream? content)
    {
        budget.Take(length, name);
        var path = Place(name, root);
        if (Path.Exists(path)) throw new InvalidDataException($"it holds '{name}' twice");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var written = 0L;
        for (int read; content is not null && (read = content.Read(buffer)) > 0; file.Write(buffer, 0, read))
        {
            cancellation.ThrowIfCancellationRequested();
            written += read;
            if (written > length) throw new InvalidDataException($"'{name}' is longer than the {length} bytes that are announced");
        }
        if (written < length) throw new EndOfStreamException($"'{name}' has {written} of {length} bytes");
    }

    /// <summary>Notes a link, which <see cref="Finish"/> makes.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="target">Where it leads: of a symbolic link, from where it lies; of a hard one, from this folder.</param>
    /// <param name="hard">Whether it is a second name of a file; such a file is copied.</param>
    /// <exception cref="InvalidDataException">It leaves this folder, or leads out of it.</exception>
    public void AddLink(string name, string target, bool hard)
    {
        budget.Take(0, name);
        var path = Place(name, root);
        links.Add((name, path, Place(target, hard ? root : Path.GetDirectoryName(path)!, $"the link '{name}' to '{target}' leads"), hard));
    }

    /// <summary>Makes the links.</summary>
    /// <exception cref="InvalidDataException">One leads to nothing that was unpacked, or to another link.</exception>
    public void Finish()
    {
        // All are looked at before the first is made: nothing that exists now is one.
        foreach (var (name, path, target, hard) in links)
        {
            cancellation.ThrowIfCancellationRequested();
            if (hard ? !File.Exists(target) : !Path.Exists(target)) throw new InvalidDataException($"a link '{name}' to '{Path.GetRelativePath(root, target)}', which is no member of it");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        foreach (var (name, path, target, hard) in links)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Path.Exists(path)) throw new InvalidDataException($"it holds '{name}' twice");
            if (hard)
            {
                budget.Take(new FileInfo(target).Length, name);
                File.Copy(target, path);
            }
            else
            {
                // From folder to folder, without the ways about of the archive, which might lead through other links.
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
            }
        }
    }

    string Place(string name, string from, string? what = null)
    {
        var path = Path.GetFullPath(Path.Combine(from, name));
        return path == root || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.TrimEndingDirectorySeparator(path)
            : throw new InvalidDataException($"{what ?? $"'{name}' lies"} outside of the folder that it is unpacked into");
    }
}
