namespace OodDsl;

/// <summary>
/// MNIST as OpenOOD v1.5 divides it (Zhang et al., 2023), 28 x 28 in three channels.
/// </summary>
[Overlaps<OpenOodMnist>]
public sealed class OpenOodMnistImages() : OpenOodIdSet(
    "mnist/train_mnist", "mnist/val_mnist", "mnist/test_mnist", 28)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = Numbered(10);

    /// <inheritdoc/>
    public override Normalization Normalization => Normalization.Symmetric;
}
