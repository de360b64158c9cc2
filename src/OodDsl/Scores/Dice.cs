namespace OodDsl;

/// <summary>
/// DICE (Sun, Li; ECCV 2022): the energy of a classifier of which only the weights are left that contribute most on average,
/// <c>log sum_k exp((M o W) f + b)_k</c>, M where W times the training set's mean features is above a percentile. Higher is more in-distribution.
/// </summary>
public sealed class Dice : Score
{
    /// <summary>Per cent of the weights that are set to 0, in [0, 100].</summary>
    [Grid(10.0, 30.0, 50.0, 70.0, 90.0)]
    public double Percentile { get; init; } = 90;

    /// <summary>The weights that are left.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <returns>[K, D].</returns>
    public Tensor Fit(Tensor trainFeatures, Tensor classifierWeight)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        var percentile = Require.Within(Percentile, 0, 100, $"{nameof(Dice)}.{nameof(Percentile)}");
        Require.Finite(trainFeatures, nameof(Dice));
        using var scope = NewDisposeScope();
        var weight = classifierWeight.detach().to(float64);
        var contributions = Moments.Mean(trainFeatures, Moments.Same) * weight;
        var sparse = where(contributions > Activations.Percentile(contributions, percentile), weight, zeros_like(weight));
        return sparse.to(trainFeatures.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="sparseWeight">What <see cref="Fit"/> returned.</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor features, Tensor classifierBias, Tensor sparseWeight)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Reclassification.Energy(features, sparseWeight, classifierBias);
    }
}
