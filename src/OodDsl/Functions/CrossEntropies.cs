namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// Cross-entropy of each row to the uniform distribution: <c>log sum_k exp(z_k) - mean_k z_k</c>.
    /// It is the loss on outliers of outlier exposure (Hendrycks et al., 2019), and at least <c>log K</c>.
    /// </summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], in nats.</returns>
    public static Tensor UniformCrossEntropy(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.logsumexp(1) - logits.mean([1]);
    }

    /// <summary>
    /// Cross-entropy of each row to its label, smoothed by a share of its own:
    /// <c>(1 - s) CE(z, y) + s CE(z, uniform)</c>.
    /// </summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="labels">[N], int64.</param>
    /// <param name="smoothing">The share s of the uniform distribution, [N] or one number for all, in [0, 1].</param>
    /// <param name="ownWeight">What takes the place of (1 - s), [N] or one number for all; null: (1 - s).</param>
    /// <returns>[N], in nats.</returns>
    public static Tensor SmoothedCrossEntropy(Tensor logits, Tensor labels, Tensor smoothing, Tensor? ownWeight = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(smoothing);
        var log = logits.log_softmax(1);
        var own = -log.gather(1, labels.unsqueeze(1)).squeeze(1);
        return (ownWeight ?? 1 - smoothing) * own - smoothing * log.mean([1]);
    }

    /// <summary>
    /// Logarithm of each row's cross-entropy, <c>log(CE(z, y) + 1e-10)</c>: what a mixture of Gaussians can be fitted to,
    /// where the cross-entropy itself is far from Gaussian (ReSmooth, Wang et al., 2022).
    /// </summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="labels">[N], int64.</param>
    /// <returns>[N], at least log(1e-10).</returns>
    public static Tensor LogLoss(Tensor logits, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return (cross_entropy(logits, labels, reduction: Reduction.None) + 1e-10).log();
    }

    /// <summary>
    /// Divergence of one softmax from another, <c>KL(p || q) = sum_k p_k (log p_k - log q_k)</c>, averaged over the rows.
    /// Both arguments receive gradients.
    /// </summary>
    /// <param name="targetLogits">Logits of p, [N, K].</param>
    /// <param name="logits">Logits of q, [N, K].</param>
    /// <returns>A number, in nats, at least 0.</returns>
    public static Tensor Kl(Tensor targetLogits, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(targetLogits);
        ArgumentNullException.ThrowIfNull(logits);
        var target = targetLogits.log_softmax(1);
        return (target.exp() * (target - logits.log_softmax(1))).sum(1).mean();
    }

    /// <summary>
    /// Divergence of each row's softmax from another, <c>KL(p || q) = sum_k p_k (log p_k - log q_k)</c>. Both arguments receive gradients
    /// (TRADES, Zhang et al., 2019).
    /// </summary>
    /// <param name="targetLogits">Logits of p, [N, K].</param>
    /// <param name="logits">Logits of q, [N, K].</param>
    /// <returns>[N], in nats, at least 0.</returns>
    public static Tensor Divergence(Tensor targetLogits, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(targetLogits);
        ArgumentNullException.ThrowIfNull(logits);
        return kl_div(logits.log_softmax(1), targetLogits.log_softmax(1), log_target: true, reduction: Reduction.None).sum([1]);
    }

    /// <summary>The largest softmax probability of each row.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], in [1/K, 1].</returns>
    public static Tensor Confidence(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return logits.softmax(1).amax(1);
    }
}
