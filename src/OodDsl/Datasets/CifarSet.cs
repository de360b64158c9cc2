namespace OodDsl;

/// <summary>
/// CIFAR in its binary version: records of the labels' bytes and 3,072 bytes of pixels, [3, 32, 32].
/// </summary>
/// <param name="archive">The archive the files come in.</param>
/// <param name="labelBytes">Label bytes of a record; the last one is the class.</param>
public abstract class CifarSet(DataFile archive, int labelBytes) : DataSet
{
    const int Pixels = 3 * 32 * 32;

    /// <summary>The files of a split, with the numbers of images that they have as published.</summary>
    protected abstract IReadOnlyList<(string Path, int Images)> Batches(Split split);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<DataFile> Files(Split split) =>
        [.. Batches(split).Select(batch => new DataFile(batch.Path, "", null, 0) { Archive = archive })];

    /// <inheritdoc/>
    public sealed override ImageSet Load(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var batches = Files(split).Select(file => File.ReadAllBytes(folders.Locate(this, file).Path)).ToArray();
        var images = Read(batches, labelBytes, ClassNames, Files(split)[0].RelativePath);
        var published = Batches(split).Sum(batch => batch.Images);
        if (images.Count != published) folders.Report?.Invoke($"{Name}: {images.Count} images, where the published files have {published}");
        return images;
    }

    /// <summary>Images and labels of whole records.</summary>
    internal static ImageSet Read(IReadOnlyList<byte[]> batches, int labelBytes, IReadOnlyList<string> classNames, string path)
    {
        var record = labelBytes + Pixels;
        if (batches.FirstOrDefault(batch => batch.Length % record != 0) is { } cut)
            throw new DataFormatException(path, $"records of {record} bytes", $"{cut.Length} bytes: truncated?");
        var pixels = new byte[batches.Sum(batch => batch.Length / record) * Pixels];
        var labels = new int[pixels.Length / Pixels];
        var row = 0;
        foreach (var batch in batches)
            for (var start = 0; start < batch.Length; start += record, row++)
            {
                labels[row] = batch[start + labelBytes - 1];
                if (labels[row] >= classNames.Count)
                    throw new DataFormatException(path, $"labels of 0 to {classNames.Count - 1}", $"{labels[row]} in record {row}");
                batch.AsSpan(start + labelBytes, Pixels).CopyTo(pixels.AsSpan(row * Pixels));
            }
        return new(pixels, new(3, 32, 32), labels, classNames);
    }
}
