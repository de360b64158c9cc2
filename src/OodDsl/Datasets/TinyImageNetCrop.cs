namespace OodDsl;

/// <summary>
/// 10,000 test images of Tiny ImageNet, cropped at random to 32 x 32 (Liang, Li, Srikant; ICLR 2018). The files have a border around the crop, which
/// is cut off.
/// </summary>
[Overlaps<TinyImageNet>, Overlaps<ImageNet1k>]
public sealed class TinyImageNetCrop() : SceneSet(
    new(3, 32, 32), new("Imagenet", "Imagenet_crop"),
    "Download it from the page of ODIN's authors (github.com/facebookresearch/odin) and unpack it into a data folder.")
{
    /// <inheritdoc/>
    protected override Framing Framing => Framing.Crop;
}
