namespace OodDsl;

/// <summary>
/// SCALE (Xu, Chen, Franchi, Yao; ICLR 2024): the energy of <c>f exp(r)</c>, r the sum of an image's activations over the sum of its largest.
/// Higher is more in-distribution. Features should not be negative: a ReLU before them.
/// </summary>
public sealed class Scale : Score
{
    /// <summary>Per cent of an image's activations that are not among the largest, in [0, 100].</summary>
    [Grid(65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0)]
    public double Percentile { get; init; } = 85;

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(features);
        var factor = Activations.Concentration(features, Percentile, $"{nameof(Scale)}.{nameof(Percentile)}").exp();
        return Reclassification.Energy(features.to(float64) * factor, classifierWeight, classifierBias);
    }
}
