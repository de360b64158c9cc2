namespace OodDsl;

/// <summary>
/// Cross-entropy of the classifier: <c>-sum_k t_k log softmax(z)_k</c>, t the target distribution. With label smoothing s (Szegedy et al., 2016)
/// t is <c>(1 - s) t + s/K</c>.
/// </summary>
public sealed class CrossEntropy : Loss
{
    /// <summary>The share s of the uniform distribution in the targets, in [0, 1].</summary>
    public double Smoothing { get; init; }

    /// <summary>The loss of each row; lower is better.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="targets">Labels [N], int64, or distributions [N, K].</param>
    /// <returns>[N], in nats.</returns>
    public Tensor Compute(Tensor logits, Tensor targets) =>
        cross_entropy(logits, targets, reduction: Reduction.None,
            label_smoothing: Require.Within(Smoothing, 0, 1, $"{nameof(CrossEntropy)}.{nameof(Smoothing)}"));
}
