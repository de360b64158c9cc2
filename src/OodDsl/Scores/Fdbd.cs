namespace OodDsl;

/// <summary>
/// Fast decision boundary detector (Liu, Qin; ICML 2024): the mean distance of the features to the boundaries of the predicted class y with every other,
/// over their distance to the training set's mean: <c>mean_{k != y} (z_y - z_k) / |w_y - w_k| / |f - m|</c>. Higher is more in-distribution.
/// </summary>
/// <remarks>Classes with the very weights of the predicted one have no boundary with it and are left out.</remarks>
public sealed class Fdbd : Score
{
    /// <summary>Divides by |f| instead of |f - m|: OpenOOD's other choice.</summary>
    [Grid(false, true)]
    public bool DivideByNorm { get; init; }

    /// <summary>Mean and boundaries.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <returns>m [1, D], and 1 / |w_i - w_j|, [K, K], 0 where there is no boundary. Both float64.</returns>
    public (Tensor center, Tensor inverseDistances) Fit(Tensor trainFeatures, Tensor classifierWeight)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        Require.Finite(trainFeatures, nameof(Fdbd));
        using var scope = NewDisposeScope();
        var weight = classifierWeight.detach().to(float64);
        var distances = cdist(weight, weight, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist);
        var inverse = where(distances > 0, 1 / distances, zeros_like(distances));
        return (Moments.Mean(trainFeatures, Moments.Same).MoveToOuterDisposeScope(), inverse.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="center">[1, D].</param>
    /// <param name="inverseDistances">[K, K].</param>
    /// <returns>[N], float64, at least 0.</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor center, Tensor inverseDistances)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(inverseDistances);
        var (rows, values) = (features.to(float64), logits.to(float64));
        var (best, predicted) = values.max(1);
        var boundaries = (best.unsqueeze(1) - values) * inverseDistances.index_select(0, predicted);
        var scale = linalg.vector_norm(DivideByNorm ? rows : rows - center, dims: [1]).clamp_min(Smallest);
        return boundaries.sum(1) / Math.Max(1, logits.shape[1] - 1) / scale;
    }

    // Features at the very mean are as far inside as can be.
    const double Smallest = 1e-12;
}
