namespace OodDsl;

/// <summary>
/// KL matching (Hendrycks et al., ICML 2022): <c>-min_k KL(p || d_k)</c>, d_k the mean prediction on the validation images that are taken for class k.
/// Higher is more in-distribution.
/// </summary>
public sealed class KlMatching : Score
{
    /// <summary>The mean predictions.</summary>
    /// <param name="validationLogits">[M, K].</param>
    /// <returns>Their logarithms, [classes that were predicted, K], float64.</returns>
    public Tensor Fit(Tensor validationLogits)
    {
        ArgumentNullException.ThrowIfNull(validationLogits);
        Require.Finite(validationLogits, nameof(KlMatching));
        using var scope = NewDisposeScope();
        var (predictions, classes) = (validationLogits.argmax(1), validationLogits.shape[1]);
        var means = Moments.MeanPerClass(validationLogits, predictions, classes, some => some.softmax(1));
        var present = CountPerClass(predictions, classes) > 0;
        return means[present].clamp_min(Smallest).log().MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="templates">What <see cref="Fit"/> returned.</param>
    /// <returns>[N], float64, at most 0 but for rounding.</returns>
    public Tensor Compute(Tensor logits, Tensor templates)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(templates);
        var logs = logits.to(float64).log_softmax(1);
        var p = logs.exp();
        // All classes by one product.
        return (p.matmul(templates.T) - (p * logs).sum(1, keepdim: true)).amax(1);
    }

    // Probabilities that vanish in double precision: their logarithm stays a number.
    const double Smallest = 1e-300;
}
