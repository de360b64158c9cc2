namespace OodDsl;

/// <summary>
/// Ensemble of this network and all teachers of the experiment (Lakshminarayanan, Pritzel, Blundell; NeurIPS 2017): <c>max_k softmax(z)_k</c>, z the mean of
/// their logits as in OpenOOD. Higher is more in-distribution. A teacher's pass counts as one.
/// </summary>
public sealed class Ensemble : Score
{
    /// <summary>The mean of the networks' probabilities instead of their logits, the paper's reading.</summary>
    public bool OfProbabilities { get; init; }

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="teachersLogits">[T, N, K], of the teachers' networks.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor logits, Tensor teachersLogits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(teachersLogits);
        var all = cat([logits.unsqueeze(0), teachersLogits]).to(float64);
        return OfProbabilities ? all.softmax(2).mean([0]).amax(1) : Confidence(all.mean([0]));
    }
}
