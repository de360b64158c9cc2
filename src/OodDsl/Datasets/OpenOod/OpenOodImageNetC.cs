namespace OodDsl;

/// <summary>Images of ImageNet-C (Hendrycks and Dietterich, ICLR 2019), ImageNet's validation images corrupted, that OpenOOD takes for ImageNet-1K.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNetC() : OpenOodShiftedSet("imagenet/test_imagenet_c", 1000, 224, Large)
{
    /// <summary>As they are: its pictures have been cropped to 224 x 224.</summary>
    protected override Framing Framing => Framing.Cover;
}
