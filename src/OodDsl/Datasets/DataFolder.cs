using System.Security.Cryptography;
using System.Text;

namespace OodDsl;

/// <summary>A folder of pictures below a data folder.</summary>
/// <param name="RelativePath">Its path below a data folder, with '/'.</param>
/// <param name="Others">Other paths that the same pictures are found under.</param>
public sealed record DataFolder(string RelativePath, params IReadOnlyList<string> Others)
{
    /// <summary>The archive that the folder comes in, which is unpacked beside the downloads; null: none.</summary>
    public DataFile? Archive { get; init; }

    /// <summary>The list of the files below it that are read, a line <c>path label</c> for each; null: all are.</summary>
    public DataFile? List { get; init; }

    /// <summary>All paths, the first one first.</summary>
    internal IEnumerable<string> Paths => [RelativePath, .. Others];

    /// <summary>
    /// SHA-256 over the relative names and lengths of all files below a folder: what a run notes of it. It does not see a picture that was replaced by
    /// one of the same length.
    /// </summary>
    public static string Digest(string path) => Digest(new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetRelativePath(path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length))
        .OrderBy(file => file.Name, StringComparer.Ordinal));

    /// <summary>
    /// The same over the files that a list names, in its order, and no others: what else lies in the folder is neither looked at nor part of it. A file
    /// that isn't there has the length -1.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="list">The list's path.</param>
    /// <exception cref="DataFormatException">A line of the list is wrong.</exception>
    public static string Digest(string path, string list)
    {
        var start = Path.GetFullPath(path).Length + 1;
        return Digest(ImageList.Read(list, path).Select(row => (row.File[start..].Replace(Path.DirectorySeparatorChar, '/'), Length(new(row.File)))));
    }

    static string Digest(IEnumerable<(string Name, long Length)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, length) in files) hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{length}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Of a link what it leads to: its own length is that of a path.
    static long Length(FileInfo file)
    {
        try
        {
            return ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is { Exists: true } real ? real.Length : -1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }
}
