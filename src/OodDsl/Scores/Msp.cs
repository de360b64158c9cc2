namespace OodDsl;

/// <summary>
/// Maximum softmax probability (Hendrycks and Gimpel, ICLR 2017): <c>max_k softmax(z)_k</c>. Higher is more in-distribution.
/// In float64: in float32 the most confident images all have a score of exactly 1.
/// </summary>
public sealed class Msp : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Confidence(logits.to(float64));
    }
}
