namespace OodDsl;

/// <summary>The severity of each image of a batch, the constants it stands for, and where a corruption's draws come from.</summary>
/// <param name="Small">CIFAR-C's constants instead of ImageNet-C's.</param>
/// <param name="Severity">[N], int64, 0 to 4.</param>
/// <param name="Random">The draws.</param>
readonly record struct CorruptionLevel(bool Small, Tensor Severity, Draws Random)
{
    /// <summary>Each image's constant, [N, 1, 1, 1]: one of five.</summary>
    internal Tensor Constant(ReadOnlySpan<double> imageNet, ReadOnlySpan<double> cifar) => Pick(Small ? cifar : imageNet).view(-1, 1, 1, 1);

    /// <summary>Each image's constant, [N], out of five.</summary>
    internal Tensor Pick(ReadOnlySpan<double> five) =>
        tensor(five.ToArray(), dtype: float32, device: Severity.device).index_select(0, Severity);

    internal Tensor Normal(params long[] shape) => Random.Normal(shape);

    internal Tensor Uniform(params long[] shape) => Random.Uniform(shape);
}
