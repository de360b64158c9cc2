namespace OodDsl;

/// <summary>Maximum logit (Hendrycks et al., ICML 2022): <c>max_k z_k</c>. Higher is more in-distribution.</summary>
public sealed class MaxLogit : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.amax(1);
    }
}
