using System.Globalization;

namespace OodDsl;

/// <summary>
/// ImageNet (ILSVRC 2012; Russakovsky et al., 2015): 1,281,167 training and 50,000 validation images of 1,000 classes, a folder for each class under
/// <c>imagenet/train</c> and <c>imagenet/val</c>. Evaluated as usual: the shorter side to 256, the middle 224 x 224.
/// </summary>
public sealed class ImageNet1k() : PictureSet(new(3, 224, 224))
{
    /// <summary>"0" to "999": classes in the order of their WordNet numbers, as in all published weights.</summary>
    internal static IReadOnlyList<string> Numbered { get; } = [.. Enumerable.Range(0, 1000).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => Numbered;

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.ImageNet;

    /// <inheritdoc/>
    public override string Remedy =>
        "Download ILSVRC 2012 from image-net.org (an account is needed) and put a folder for each class under imagenet/train and imagenet/val in a data"
        + " folder; validation images have to be moved into theirs.";

    /// <inheritdoc/>
    public override IReadOnlyList<DataFolder> Folders(Split split) =>
    [
        split == Split.Train
            ? new("imagenet/train", "imagenet_1k/train", "ILSVRC-2012/train") : new("imagenet/val", "imagenet_1k/val", "ILSVRC-2012/val"),
    ];

    /// <inheritdoc/>
    protected override Framing Framing => Framing.CoverAndCrop;

    /// <inheritdoc/>
    protected override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return ByClass(folders.Locate(this, Folders(split)[0]), Numbered.Count);
    }
}
