namespace OodDsl;

/// <summary>
/// Neural-collapse-inspired detector (Liu, Qin; CVPR 2025): how far the features point along the predicted class' weights, and their size,
/// <c>w_y'(f - m) / |f - m| + a |f|_1</c>, m the training set's mean. Higher is more in-distribution.
/// </summary>
public sealed class Nci : Score
{
    /// <summary>a, at least 0.</summary>
    [Grid(1e-4, 1e-3, 1e-2, 1e-1)]
    public double Alpha { get; init; } = 1e-3;

    /// <summary>The training set's mean.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <returns>m, [1, D], float64.</returns>
    public Tensor Fit(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.Finite(trainFeatures, nameof(Nci));
        using var scope = NewDisposeScope();
        return Moments.Mean(trainFeatures, Moments.Same).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="center">m.</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor classifierWeight, Tensor center)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        var alpha = Require.AtLeast(Alpha, 0, $"{nameof(Nci)}.{nameof(Alpha)}");
        var rows = features.to(float64);
        var weights = classifierWeight.detach().to(float64).index_select(0, logits.argmax(1));
        // At the very mean there is no direction: 0.
        return (weights * normalize(rows - center)).sum(1) + alpha * rows.abs().sum(1);
    }
}
