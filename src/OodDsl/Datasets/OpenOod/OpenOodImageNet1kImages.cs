namespace OodDsl;

/// <summary>
/// ImageNet-1K as OpenOOD v1.5 divides it (Zhang et al., 2023): 1,281,167 training images, and of its validation images 5,000 for validation and 45,000 for
/// the test.
/// </summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNet1kImages() : OpenOodIdSet(
    "imagenet/train_imagenet", "imagenet/val_imagenet", "imagenet/test_imagenet", 224, OpenOodSet.Large)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = Numbered(1000);

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.ImageNet;
}
