namespace OodDsl;

/// <summary>
/// 300,000 unlabelled images, 32 x 32, of 80 Million Tiny Images without those of CIFAR and other known sets (Hendrycks, Mazeika, Dietterich; ICLR
/// 2019, since the whole collection was withdrawn): auxiliary outliers for training.
/// </summary>
public sealed class RandomImages300K : DataSet
{
    static readonly DataFile Images =
        new("300K_random_images.npy", "", new("https://people.eecs.berkeley.edu/~hendrycks/300K_random_images.npy"), 0);

    /// <summary>The one class: the set's name.</summary>
    public override IReadOnlyList<string> ClassNames => [Name];

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => [Images];

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var path = folders.Locate(this, Images).Path;
        using var file = File.OpenRead(path);
        var array = Array(file, path);
        if (array is not { Type: "|u1", Shape: [var count, 32, 32, 3] })
            throw new DataFormatException(path, "bytes [N, 32, 32, 3]", $"{array.Type} [{string.Join(", ", array.Shape)}]");
        var pixels = new byte[array.Data.Length];
        const int Image = 32 * 32 * 3;
        Parallel.For(0, count, n => Picture.FromInterleaved(array.Data.AsSpan(n * Image, Image), 3, 3, 32, 32).Pixels.CopyTo(pixels.AsSpan(n * Image)));
        return new(pixels, new(3, 32, 32), new int[count], ClassNames);
    }

    static NpyFile.NpyArray Array(FileStream file, string path)
    {
        try
        {
            return NpyFile.Read(file, path, file.Length);
        }
        catch (FormatException error)
        {
            throw new DataFormatException(path, "an intact NumPy array", $"a damaged one ({error.Message})", error);
        }
    }
}
