using System.Collections.Concurrent;

namespace OodDsl;

/// <summary>
/// Keeps a data set within folders: a link in them that leads out of them all is not followed. A folder may itself be a link. Safe from several threads.
/// </summary>
/// <param name="folders">The set's folders, and those that users named for data.</param>
sealed class FolderBounds(IReadOnlyList<string> folders)
{
    const int MostLinks = 40;

    readonly string[] roots = [.. folders.Select(folder => Real(folder, 0))];
    readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Refuses a file that lies outside.</summary>
    /// <exception cref="DataFormatException">It does, or a link on the way leads nowhere.</exception>
    public void Check(string path)
    {
        try
        {
            var folder = known.GetOrAdd(Path.GetDirectoryName(path)!, folder => Real(folder, 0));
            var real = Path.Combine(folder, Path.GetFileName(path));
            if (new FileInfo(path).LinkTarget is not null) real = Real(real, 0);
            if (Array.Exists(roots, root => real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))) return;
            throw new DataFormatException(path, $"a file in {string.Join(" or ", folders)}", $"a link to {real}",
                remedy: $"A link leads out of the data folders, and nothing else is read. Name {Target(path)} as a data folder, too, with --data or OOD_DATA.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataFormatException(path, "a PNG or JPEG image", $"nothing that can be read ({error.Message})", error);
        }
    }

    // The folder that the last link on the way leads to, or into.
    static string Target(string path)
    {
        var link = path;
        while (new FileInfo(link).LinkTarget is null && Path.GetDirectoryName(link) is { } above) link = above;
        var real = Real(link, 0);
        return Directory.Exists(real) ? real : Path.GetDirectoryName(real)!;
    }

    // The path without links.
    static string Real(string path, int links)
    {
        if (links > MostLinks) throw new IOException("too many links");
        path = Path.GetFullPath(path);
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is { } target) real = Real(Path.Combine(Path.GetDirectoryName(real)!, target), links + 1);
        }
        return real;
    }
}
