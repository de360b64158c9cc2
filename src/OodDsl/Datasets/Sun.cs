namespace OodDsl;

/// <summary>
/// 10,000 photographs of 50 scenes of SUN (Xiao et al., 2010) that are not in ImageNet (Huang and Li, CVPR 2021).
/// </summary>
public sealed class Sun() : SceneSet(
    new(3, 224, 224), new("SUN", "sun", "images_largescale/sun"),
    "Download it from the page of MOS's authors (github.com/deeplearning-wisc/large_scale_ood) and unpack it into a data folder.")
{
    /// <inheritdoc/>
    protected override Framing Framing => Framing.CoverAndCrop;
}
