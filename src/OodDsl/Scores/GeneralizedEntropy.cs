namespace OodDsl;

/// <summary>
/// Generalized entropy, GEN (Liu, Lochman, Zach; CVPR 2023): <c>-sum over the M largest p of p^g (1 - p)^g</c>. Higher is more in-distribution.
/// </summary>
public sealed class GeneralizedEntropy : Score
{
    /// <summary>g, in (0, 1] in the paper; positive. Small values make all of the M classes count.</summary>
    [Grid(0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0)]
    public double Gamma { get; init; } = 0.1;

    /// <summary>M: how many classes count; all, where there are fewer.</summary>
    [Grid(10, 50, 100, 200, 500, 1000)]
    public int Classes { get; init; } = 100;

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64, at most 0.</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var gamma = Require.Positive(Gamma, $"{nameof(GeneralizedEntropy)}.{nameof(Gamma)}");
        var count = (int)Math.Min(logits.shape[1], Require.AtLeast(Classes, 1, $"{nameof(GeneralizedEntropy)}.{nameof(Classes)}"));
        var logs = logits.to(float64).log_softmax(1);
        var (largest, order) = logs.topk(count, 1);
        // 1 - p of the most likely class is what the others have: a difference would lose it for confident images.
        var others = logs.scatter(1, order.narrow(1, 0, 1), full_like(order.narrow(1, 0, 1).to(float64), double.NegativeInfinity)).exp().sum(1, keepdim: true);
        var rest = cat([others, 1 - largest.narrow(1, 1, count - 1).exp()], 1);
        return -((gamma * largest).exp() * rest.clamp_min(0).pow(gamma)).sum(1);
    }
}
