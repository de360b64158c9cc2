namespace OodDsl;

/// <summary>
/// 10,000 photographs of 50 scenes of Places365 (Zhou et al., 2017) that are not in ImageNet (Huang and Li, CVPR 2021).
/// </summary>
[Overlaps<Places365>]
public sealed class Places() : SceneSet(
    new(3, 224, 224), new("Places", "places", "images_largescale/places"),
    "Download it from the page of MOS's authors (github.com/deeplearning-wisc/large_scale_ood) and unpack it into a data folder.")
{
    /// <inheritdoc/>
    protected override Framing Framing => Framing.CoverAndCrop;
}
