namespace OodDsl;

/// <summary>
/// AdaSCALE-L (Regmi; 2025): <c>log sum_k exp(r^2 z_k)</c>, r as in <see cref="Scale"/> with a percentile of the image's own. Higher is more
/// in-distribution. Features should not be negative: a ReLU before them.
/// </summary>
public sealed class AdaScaleL : AdaScaling
{
    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="forward">Features and logits of images.</param>
    /// <param name="reference">The validation set's statistics, as <see cref="AdaScaling.Fit"/> returned them.</param>
    /// <param name="deviations">Of the validation set's channels.</param>
    /// <returns>[N], float64.</returns>
    [Passes(2, Backward = 1)]
    public Tensor Compute(Tensor images, Func<Tensor, (Tensor features, Tensor logits)> forward, Tensor reference, ChannelDeviations deviations)
    {
        using var scope = NewDisposeScope();
        var (_, logits, ratio) = Scaled(images, forward, reference, deviations);
        return (logits.to(float64) * ratio.square()).logsumexp(1).MoveToOuterDisposeScope();
    }
}
