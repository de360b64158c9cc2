namespace OodDsl;

/// <summary>
/// ASH-P (Djurisic, Bozanic, Ashok, Liu; ICLR 2023): the energy of features of which only the largest of each image are left, as they are.
/// Higher is more in-distribution. Features should not be negative: a ReLU before them.
/// </summary>
public sealed class AshP : Score
{
    /// <summary>Per cent of an image's activations that are removed, in [0, 100]; one at least is left.</summary>
    [Grid(65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0)]
    public double Percentile { get; init; } = 90;

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(features);
        var activations = features.to(float64);
        var kept = Activations.Largest(activations, Percentile, $"{nameof(AshP)}.{nameof(Percentile)}");
        return Reclassification.Energy(activations * kept, classifierWeight, classifierBias);
    }
}
