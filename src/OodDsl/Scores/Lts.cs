namespace OodDsl;

/// <summary>
/// Logit scaling (Djurisic, Liu, Nikolic; 2024): <c>log sum_k exp(r^2 z_k)</c>, r the sum of an image's activations over the sum of its largest.
/// Higher is more in-distribution. Features should not be negative: a ReLU before them. pytorch-ood divides by r^2 instead.
/// </summary>
public sealed class Lts : Score
{
    /// <summary>Per cent of an image's activations that are not among the largest, in [0, 100].</summary>
    [Grid(65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0)]
    public double Percentile { get; init; } = 95;

    /// <summary>Divides the logits by r^2, pytorch-ood's reading; default: multiplies them, as the paper does.</summary>
    public bool Divide { get; init; }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        var factor = Activations.Concentration(relu(features), Percentile, $"{nameof(Lts)}.{nameof(Percentile)}").square();
        return (Divide ? logits.to(float64) / factor : logits.to(float64) * factor).logsumexp(1);
    }
}
