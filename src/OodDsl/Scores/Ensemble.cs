namespace OodDsl;

/// <summary>
/// Ensemble of two networks, this one and a teacher (Lakshminarayanan, Pritzel, Blundell; NeurIPS 2017): <c>max_k softmax((z + z') / 2)_k</c>, the mean of
/// the logits as in OpenOOD. Higher is more in-distribution. Of more networks: a score of one's own over teachers of several names.
/// </summary>
public sealed class Ensemble : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="teacherLogits">[N, K], of another experiment's network.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    [Passes(1)]
    public Tensor Compute(Tensor logits, Tensor teacherLogits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(teacherLogits);
        return Confidence((logits.to(float64) + teacherLogits.to(float64)) / 2);
    }
}
