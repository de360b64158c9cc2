namespace OodDsl;

/// <summary>
/// AdaSCALE-A (Regmi; 2025): <c>log sum_k exp(W f exp(r) + b)_k</c>, r as in <see cref="Scale"/> with a percentile of the image's own. Higher is more
/// in-distribution. Features should not be negative: a ReLU before them.
/// </summary>
public sealed class AdaScaleA : AdaScaling
{
    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="forward">Features and logits of images.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="reference">The validation set's statistics, as <see cref="AdaScaling.Fit"/> returned them.</param>
    /// <param name="deviations">Of the validation set's channels.</param>
    /// <returns>[N], float64.</returns>
    [Passes(2, Backward = 1)]
    public Tensor Compute(
        Tensor images, Func<Tensor, (Tensor features, Tensor logits)> forward, Tensor classifierWeight, Tensor classifierBias, Tensor reference,
        ChannelDeviations deviations)
    {
        using var scope = NewDisposeScope();
        var (features, _, ratio) = Scaled(images, forward, reference, deviations);
        return Reclassification.Energy(features.to(float64) * ratio.exp(), classifierWeight, classifierBias).MoveToOuterDisposeScope();
    }
}
