namespace OodDsl;

/// <summary>
/// CIFAR-100 as OpenOOD v1.5 divides it (Zhang et al., 2023): 50,000 training images, and of the test images 1,000 for validation and 9,000 for the test.
/// </summary>
[Overlaps<Cifar100>]
public sealed class OpenOodCifar100Images() : OpenOodIdSet(
    "cifar100/train_cifar100", "cifar100/val_cifar100", "cifar100/test_cifar100", 32)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = Numbered(100);

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.Cifar100;
}
