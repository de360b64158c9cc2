namespace OodDsl;

/// <summary>Images of ImageNet-C (Hendrycks and Dietterich, ICLR 2019) of ImageNet-200's classes, that OpenOOD takes.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNet200C() : OpenOodShiftedSet("imagenet200/test_imagenet200_c", 200, 224, Large)
{
    /// <summary>As they are: its pictures have been cropped to 224 x 224.</summary>
    protected override Framing Framing => Framing.Cover;
}
