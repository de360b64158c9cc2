namespace OodDsl;

/// <summary>
/// Windows of another set's images, of the size that the benchmark works in, at a seeded random place of each: detail instead of the whole picture.
/// Images that are smaller are enlarged to it. Where the other set is read as a run goes, so is this.
/// </summary>
/// <typeparam name="T">The set of whole images.</typeparam>
public sealed class Cropped<T> : ComposedDataSet<T>, ILargeDataSet where T : DataSet, new()
{
    /// <summary>The images as they are: there is no size to crop to.</summary>
    protected override ImageSet Compose(ImageSet source, Split split) => source;

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders, ImageShape shape)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return Open(split, folders, shape).Load(Name, folders.Cancellation);
    }

    /// <inheritdoc/>
    public ImageSource Open(Split split, DataFolders folders, ImageShape? shape = null)
    {
        var whole = Source is ILargeDataSet large ? large.Open(split, folders) : ImageSource.Of(Source.Load(split, folders));
        if (shape is not { } wanted) return whole;
        whole = whole.Shaped(new(wanted.Channels, Math.Max(whole.Height, wanted.Height), Math.Max(whole.Width, wanted.Width)));
        return new CroppedImages(whole, wanted, new Seed(0)[Name][split == Split.Train ? "train" : "test"].Value);
    }
}
