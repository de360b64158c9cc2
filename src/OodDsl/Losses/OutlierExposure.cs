namespace OodDsl;

/// <summary>
/// Outlier exposure (Hendrycks, Mazeika, Dietterich; ICLR 2019), for classifiers: the cross-entropy of auxiliary outliers to the uniform
/// distribution, <c>log sum_k exp(z_k) - mean_k z_k</c>. The paper weights it by 0.5.
/// </summary>
public sealed class OutlierExposure : Loss
{
    /// <summary>The loss of each outlier; lower is better, log K is the least.</summary>
    /// <param name="outlierLogits">[N, K].</param>
    /// <returns>[N], in nats.</returns>
    public Tensor Compute(Tensor outlierLogits) => UniformCrossEntropy(outlierLogits);
}
