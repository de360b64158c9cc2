namespace OodDsl;

/// <summary>
/// ReAct (Sun, Guo, Li; NeurIPS 2021): the energy of features cut off at a percentile of all activations of the training set,
/// <c>log sum_k exp(W min(f, c) + b)_k</c>. Higher is more in-distribution.
/// </summary>
public sealed class ReAct : Score
{
    /// <summary>The percentile c, in [0, 100].</summary>
    [Grid(85.0, 90.0, 95.0, 99.0)]
    public double Percentile { get; init; } = 90;

    /// <summary>Takes the percentile over the validation set, OpenOOD's reading.</summary>
    public bool OnValidation { get; init; }

    /// <summary>The cut.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="validationFeatures">[V, D].</param>
    /// <returns>c.</returns>
    public double Fit(Tensor trainFeatures, Tensor validationFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(validationFeatures);
        var percentile = Require.Within(Percentile, 0, 100, $"{nameof(ReAct)}.{nameof(Percentile)}");
        var features = OnValidation ? validationFeatures : trainFeatures;
        Require.Finite(features, nameof(ReAct));
        return Activations.Percentile(features, percentile);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="cut">c.</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor features, Tensor classifierWeight, Tensor classifierBias, double cut)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Reclassification.Energy(features.clamp_max(cut), classifierWeight, classifierBias);
    }
}
