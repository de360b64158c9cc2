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

    /// <summary>All paths, the first one first.</summary>
    internal IEnumerable<string> Paths => [RelativePath, .. Others];

    /// <summary>
    /// SHA-256 over the relative names and lengths of all files below a folder: what a run notes of it. It does not see a picture that was replaced by
    /// one of the same length.
    /// </summary>
    public static string Digest(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, length) in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length))
            .OrderBy(file => file.Name, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{length}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
