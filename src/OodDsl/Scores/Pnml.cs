namespace OodDsl;

/// <summary>
/// Predictive normalized maximum likelihood (Bibas, Feder, Hassner; NeurIPS 2021): minus the regret of the classifier's layer,
/// <c>-log sum_k p_k / (p_k + p_k^g (1 - p_k))</c>, g = f'Pf / (1 + f'Pf) with P the pseudo-inverse of the training set's X'X, features of unit length;
/// g = 1 for features outside of the training set's span. Higher is more in-distribution.
/// </summary>
public sealed class Pnml : Score
{
    /// <summary>The training set's directions.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <returns>W with W W' = P, and the projector onto the span, [D, D]. Both float64.</returns>
    public (Tensor whitening, Tensor span) Fit(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.Finite(trainFeatures, nameof(Pnml));
        using var scope = NewDisposeScope();
        var nothing = zeros([1, trainFeatures.shape[1]], dtype: float64, device: trainFeatures.device);
        var moments = Moments.Second(trainFeatures, rows => normalize(rows), (_, _) => nothing) * trainFeatures.shape[0];
        var whitening = Whitening(moments);
        return (whitening.MoveToOuterDisposeScope(), moments.matmul(whitening).matmul(whitening.T).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="whitening">[D, D].</param>
    /// <param name="span">[D, D].</param>
    /// <returns>[N], float64, in [-log K, 0].</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor whitening, Tensor span)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        var rows = normalize(features.to(float64));
        var leverage = rows.matmul(whitening).square().sum(1);
        var outside = (rows - rows.matmul(span)).square().sum(1) > Rounding;
        var power = where(outside, ones_like(leverage), leverage / (1 + leverage)).unsqueeze(1);
        var p = logits.to(float64).softmax(1);
        // Divided by p^g, so that a vanished p leaves 0 and not 0/0.
        var raised = p.pow(1 - power);
        return -(raised / (raised + 1 - p)).sum(1).log();
    }

    // Squared length of what single precision leaves outside of the span.
    const double Rounding = 1e-10;
}
