namespace OodDsl;

/// <summary>
/// GradNorm (Huang, Geng, Li; NeurIPS 2021): the L1 norm of the gradient of <c>KL(uniform || softmax(z / T))</c> with respect to the classifier's weights,
/// in closed form <c>|f|_1 sum_k |p_k - 1/K| / T</c>. Higher is more in-distribution. OpenOOD's is K times that.
/// </summary>
public sealed class GradNorm : Score
{
    /// <summary>T; positive.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D], the classifier's input: it is one linear layer.</param>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64, at least 0.</returns>
    public Tensor Compute(Tensor features, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        var temperature = Require.Positive(Temperature, $"{nameof(GradNorm)}.{nameof(Temperature)}");
        var slope = (logits.to(float64) / temperature).softmax(1) - 1.0 / logits.shape[1];
        return features.to(float64).abs().sum(1) * slope.abs().sum(1) / temperature;
    }
}
