using System.IO.Compression;

namespace OodDsl;

/// <summary>
/// Unpacks the archives that data sets come in: into a folder of its own first, so that a set is there whole or not at all. What that may take of the disk
/// is bounded (<see cref="UnpackingBudget"/>), and nothing is written outside of it (<see cref="UnpackedFolder"/>).
/// </summary>
static class Archives
{
    /// <summary>Unpacks an archive, unless what is wanted of it is there already.</summary>
    /// <param name="archive">A .tar.gz, .tgz, .tar or .zip file.</param>
    /// <param name="target">The folder to unpack into.</param>
    /// <param name="wanted">A file or folder that will be there afterwards, relative to the target.</param>
    /// <param name="expected">The most bytes that its members take on a disk of blocks of 4096; 0: not known.</param>
    /// <param name="report">Receives a line for the user.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DataFormatException">The archive is damaged, lacks what is wanted, becomes more than it may, or reaches outside of the folder.</exception>
    /// <exception cref="UserException">There is no room for it, or the folder can't be written.</exception>
    public static void Unpack(string archive, string target, string wanted, long expected, Action<string>? report, CancellationToken cancellation)
    {
        using var alone = FileLock.TakeAsync(Path.Combine(target, Path.GetFileName(archive) + ".lock"), report, cancellation).GetAwaiter().GetResult();
        if (Path.Exists(Path.Combine(target, wanted))) return;
        report?.Invoke($"Unpacking {archive}");
        var temporary = Path.Combine(target, $".{Path.GetFileName(archive)}.unpacking");
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);
        try
        {
            var budget = UnpackingBudget.Of(archive, target, expected);
            Extract(archive, new(temporary, budget, cancellation), budget);
            if (!Path.Exists(Path.Combine(temporary, wanted))) throw new DataFormatException(archive, $"an archive that holds {wanted}", "another one");
            foreach (var entry in new DirectoryInfo(temporary).GetFileSystemInfos())
            {
                var place = Path.Combine(target, entry.Name);
                if (Path.Exists(place)) continue;
                Directory.Move(entry.FullName, place);
            }
        }
        // What the readers of archives throw at damaged ones; a header may announce more than there is memory.
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or NotSupportedException or ArgumentException
            or InvalidOperationException or OverflowException or OutOfMemoryException)
        {
            throw new DataFormatException(archive, "an intact archive", $"a damaged one ({error.Message})", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                ExitCode.Environment, $"{archive} can't be unpacked into {target}: {error.Message}",
                "Make room for it there, or unpack it yourself into another folder and name that with --data or OOD_DATA.", error);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    static void Extract(string archive, UnpackedFolder folder, UnpackingBudget budget)
    {
        if (archive.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = ZipFile.OpenRead(archive);
            foreach (var entry in zip.Entries)
            {
                if (entry.FullName.EndsWith('/'))
                {
                    folder.AddFolder(entry.FullName);
                    continue;
                }
                using var content = entry.Open();
                folder.AddFile(entry.FullName, entry.Length, content);
            }
            return;
        }
        using var file = File.OpenRead(archive);
        using var unpacked = FileKind.IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : null;
        // What is not packed says at once whether there is room for it.
        if (unpacked is null) budget.Check(file.Length);
        TarMembers.Unpack(unpacked is null ? file : unpacked, folder);
    }
}
