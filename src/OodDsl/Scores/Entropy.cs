namespace OodDsl;

/// <summary>Minus the entropy of the prediction, <c>sum_k p_k log p_k</c> (in nats). Higher is more in-distribution.</summary>
public sealed class Entropy : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64, in [-log K, 0].</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var logs = logits.to(float64).log_softmax(1);
        return (logs.exp() * logs).sum(1);
    }
}
