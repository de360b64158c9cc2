namespace OodDsl;

/// <summary>
/// CIFAR-10 as OpenOOD v1.5 divides it (Zhang et al., 2023): 50,000 training images, and of the test images 1,000 for validation and 9,000 for the test.
/// </summary>
[Overlaps<Cifar10>]
public sealed class OpenOodCifar10Images() : OpenOodIdSet(
    "cifar10/train_cifar10", "cifar10/val_cifar10", "cifar10/test_cifar10", 32)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.Cifar10;
}
