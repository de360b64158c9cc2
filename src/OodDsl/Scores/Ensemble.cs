namespace OodDsl;

/// <summary>
/// Ensemble of this network and all teachers of the experiment (Lakshminarayanan, Pritzel, Blundell; NeurIPS 2017): the largest of the networks' mean
/// predictions, <c>max_k mean_t softmax(z_t)_k</c>. Higher is more in-distribution. A teacher's pass counts as one.
/// </summary>
public sealed class Ensemble : Score
{
    /// <summary>The softmax of the networks' mean logits, OpenOOD's reading; default: the mean of their predictions, the paper's.</summary>
    public bool OfLogits { get; init; }

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="teachersLogits">[T, N, K], of the teachers' networks.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor logits, Tensor teachersLogits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(teachersLogits);
        var all = cat([logits.unsqueeze(0), teachersLogits]).to(float64);
        return OfLogits ? Confidence(all.mean([0])) : all.softmax(2).mean([0]).amax(1);
    }
}
