using System.IO.Compression;

namespace OodDsl;

/// <summary>
/// Downsampled ImageNet, 32 x 32 (Chrabaszcz, Loshchilov, Hutter, 2017): 1,281,167 training and 50,000 validation images of 1,000 classes, from the .npz
/// files of the ImageNet site (<c>Imagenet32_train_npz</c>, <c>Imagenet32_val_npz</c>); <see cref="Parts"/> says how much is
/// read.
/// </summary>
[Overlaps<ImageNet1k>, Overlaps<TinyImageNet>]
public sealed class ImageNet32 : DataSet, ILargeDataSet
{
    const int Image = 3 * 32 * 32;

    // A published file's images have 400 MB, its labels at most 8 bytes for each of 1,281,167.
    const long LargestImages = 1L << 30;
    const long LargestLabels = 16L << 20;

    /// <summary>How many of the ten training files are read.</summary>
    public int Parts { get; init; } = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ImageNet1k.Numbered;

    /// <inheritdoc/>
    public override string Remedy =>
        "Download the 32x32 files in npz format from image-net.org (an account is needed) and unpack them into imagenet32/ in a data folder.";

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => split == Split.Train
        ? [.. Enumerable.Range(1, Require.AtLeast(Parts, 1, "ImageNet32.Parts")).Select(n => File($"train_data_batch_{n}.npz"))]
        : [File("val_data.npz")];

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders) => Open(split, folders).Load(Name);

    /// <inheritdoc/>
    public ImageSource Open(Split split, DataFolders folders, ImageShape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var images = new JoinedImages(
            [.. Files(split).Select(file => ImageSource.Of(Read(folders.Locate(this, file).Path)))], numbersThrough: false);
        return shape is { } wanted ? images.Shaped(wanted) : images;
    }

    static DataFile File(string name) => new($"imagenet32/{name}", "", null, 0);

    ImageSet Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var (data, labels) = (Entry(archive, path, "data.npy", LargestImages), Entry(archive, path, "labels.npy", LargestLabels));
            if (data is not { Type: "|u1", Shape: [var count, Image] })
                throw new DataFormatException(path, $"bytes 'data' [N, {Image}]", $"{data.Type} [{string.Join(", ", data.Shape)}]");
            // Labels are 1 to 1000 in these files.
            var numbers = labels.Integers is { } values && values.Length == count && Array.TrueForAll(values, value => value is >= 1 and <= 1000)
                ? Array.ConvertAll(values, value => value - 1)
                : throw new DataFormatException(path, $"{count} whole numbers 'labels' of 1 to 1000", $"others ({labels.Type})");
            return new(data.Data, new(3, 32, 32), numbers, ClassNames);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or FormatException)
        {
            throw new DataFormatException(path, "a NumPy archive (.npz)", $"none that is intact ({error.Message})", error);
        }
    }

    static NpyFile.NpyArray Entry(ZipArchive archive, string path, string name, long most)
    {
        var entry = archive.GetEntry(name) ?? throw new DataFormatException(path, $"an array '{name[..^4]}'", "none");
        most = Math.Min(most, Expansion.Most(entry.CompressedLength));
        if (entry.Length > most) throw new DataFormatException(path, $"an array '{name[..^4]}' of at most {most} bytes", $"one of {entry.Length}, packed in {entry.CompressedLength}");
        using var stream = entry.Open();
        return NpyFile.Read(stream, path, entry.Length);
    }
}
