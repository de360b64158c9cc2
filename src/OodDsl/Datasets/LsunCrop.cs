namespace OodDsl;

/// <summary>
/// 10,000 test images of LSUN's ten scenes (Yu et al., 2015), cropped at random to 32 x 32 (Liang, Li, Srikant; ICLR 2018). The files have a border
/// around the crop, which is cut off.
/// </summary>
public sealed class LsunCrop() : SceneSet(
    new(3, 32, 32), new("LSUN", "LSUN_crop", "LSUN_C"),
    "Download it from the page of ODIN's authors (github.com/facebookresearch/odin) and unpack it into a data folder.")
{
    /// <inheritdoc/>
    protected override Framing Framing => Framing.Crop;
}
