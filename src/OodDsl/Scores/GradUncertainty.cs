namespace OodDsl;

/// <summary>
/// Gradients as uncertainty (Lee, AlRegib; ICIP 2020), of the classifier's layer: the squared norm of the gradient of <c>-sum_k log p_k</c>, the loss
/// against a label that says "every class", with respect to W and b, in closed form <c>|K p - 1|^2 (|f|^2 + 1)</c>. Higher is more in-distribution.
/// </summary>
/// <remarks>The paper trains a classifier on the norms of all layers, with OOD images; this is its last layer's norm by itself, as pytorch-ood ranks.</remarks>
public sealed class GradUncertainty : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D], the classifier's input: it is one linear layer with bias.</param>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N], float64, at least 0.</returns>
    public Tensor Compute(Tensor features, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        var slope = logits.shape[1] * logits.to(float64).softmax(1) - 1;
        return slope.square().sum(1) * (features.to(float64).square().sum(1) + 1);
    }
}
