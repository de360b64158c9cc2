namespace OodDsl;

/// <summary>
/// 10,000 photographs of 110 plants of iNaturalist that are not in ImageNet (Huang and Li, CVPR 2021).
/// </summary>
public sealed class INaturalist() : SceneSet(
    new(3, 224, 224), new("iNaturalist", "inaturalist", "images_largescale/inaturalist"),
    "Download it from the page of MOS's authors (github.com/deeplearning-wisc/large_scale_ood) and unpack it into a data folder.")
{
    /// <inheritdoc/>
    protected override Framing Framing => Framing.CoverAndCrop;
}
