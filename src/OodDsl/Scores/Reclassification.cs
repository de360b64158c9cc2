namespace OodDsl;

/// <summary>The classifier applied once more, to features that a score has changed.</summary>
static class Reclassification
{
    /// <summary>Logits of features, in the features' precision.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    internal static Tensor Logits(Tensor features, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(classifierWeight);
        ArgumentNullException.ThrowIfNull(classifierBias);
        return features.matmul(classifierWeight.detach().to(features.dtype).T) + classifierBias.detach().to(features.dtype);
    }

    /// <summary>Negative free energy of features, <c>log sum_k exp(W f + b)_k</c>, [N].</summary>
    internal static Tensor Energy(Tensor features, Tensor classifierWeight, Tensor classifierBias) =>
        Logits(features, classifierWeight, classifierBias).logsumexp(1);
}
