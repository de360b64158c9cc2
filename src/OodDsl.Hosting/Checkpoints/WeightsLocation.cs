using System.Security.Cryptography;

namespace OodDsl.Hosting;

/// <summary>Finds the file of published weights: safetensors, or a file of PyTorch's as it was published, in the folders of data sets.</summary>
static class WeightsLocation
{
    static readonly string[] Endings = [".pth", ".pt", ".ckpt"];

    /// <summary>The file with its checksum.</summary>
    /// <exception cref="DataMissingException">There is none, and none can be downloaded.</exception>
    public static LocatedFile Find(DataFolders folders, PublishedWeights weights)
    {
        // A safetensors file comes first, and may be downloaded.
        var stem = weights.File.RelativePath[..^Path.GetExtension(weights.File.RelativePath).Length];
        if (!folders.Search.Any(folder => Candidates(folder, stem, ".safetensors").Any(File.Exists)))
            foreach (var path in folders.Search.SelectMany(_ => Endings, (folder, ending) => (folder, ending)).SelectMany(place => Candidates(place.folder, stem, place.ending)))
                if (File.Exists(path)) return new(path, Digest(path));
        try
        {
            return folders.Locate(weights);
        }
        catch (DataMissingException missing)
        {
            throw new DataMissingException(
                $"{weights}: {weights.File.RelativePath}", missing.Looked, $"{missing.Remedy} PyTorch's own file serves as well, as {stem}.pth, .pt or .ckpt.", missing);
        }
    }

    // With the leading folder and without: a user may point at the very folder.
    static string[] Candidates(string folder, string stem, string ending) =>
        [Path.Combine(folder, stem + ending), Path.Combine(folder, Path.GetFileName(stem) + ending)];

    static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
