namespace OodDsl;

/// <summary>
/// Variational rectified activation (Xu, Lian, Liu, Tao; NeurIPS 2023): the energy of features that are 0 below a low percentile of the training set's
/// activations and cut off at a high one. Higher is more in-distribution.
/// </summary>
public sealed class Vra : Score
{
    /// <summary>Activations above this percentile are cut off, in [0, 100].</summary>
    [Grid(85.0, 90.0, 95.0, 99.0)]
    public double High { get; init; } = 95;

    /// <summary>Activations below this percentile are set to 0, in [0, 100].</summary>
    [Grid(1.0, 5.0, 10.0, 15.0)]
    public double Low { get; init; } = 10;

    /// <summary>OpenOOD's reading: activations below are raised to the percentile instead of set to 0, and percentiles are the validation set's.</summary>
    public bool Clip { get; init; }

    /// <summary>The bounds.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="validationFeatures">[V, D].</param>
    /// <returns>Low and high.</returns>
    public (double floor, double ceiling) Fit(Tensor trainFeatures, Tensor validationFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(validationFeatures);
        var low = Require.Within(Low, 0, 100, $"{nameof(Vra)}.{nameof(Low)}");
        var high = Require.Within(High, low, 100, $"{nameof(Vra)}.{nameof(High)}");
        var features = Clip ? validationFeatures : trainFeatures;
        Require.Finite(features, nameof(Vra));
        return (Activations.Percentile(features, low), Activations.Percentile(features, high));
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="floor">Low bound.</param>
    /// <param name="ceiling">High bound.</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor features, Tensor classifierWeight, Tensor classifierBias, double floor, double ceiling)
    {
        ArgumentNullException.ThrowIfNull(features);
        var shaped = Clip ? features.clamp(floor, ceiling) : features.clamp_max(ceiling).masked_fill(features < floor, 0);
        return Reclassification.Energy(shaped, classifierWeight, classifierBias);
    }
}
