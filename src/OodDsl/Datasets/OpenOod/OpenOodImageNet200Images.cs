namespace OodDsl;

/// <summary>
/// The 200 classes of ImageNet that ImageNet-R has, as OpenOOD v1.5 divides them (Zhang et al., 2023); its validation and test images are ImageNet's
/// validation images.
/// </summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNet200Images() : OpenOodIdSet(
    "imagenet200/train_imagenet200", "imagenet200/val_imagenet200", "imagenet200/test_imagenet200", 224, OpenOodSet.Large)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = Numbered(200);

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.ImageNet;
}
