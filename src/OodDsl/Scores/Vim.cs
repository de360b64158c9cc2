namespace OodDsl;

/// <summary>
/// Virtual-logit matching (Wang, Li, Feng, Zhang; CVPR 2022): <c>log sum_k exp(z_k) - alpha |R'(f - o)|</c>. Higher is more in-distribution.
/// <c>o = -pinv(W) b</c> is where the classifier's logits are 0; R spans what is left of feature space without the training set's principal
/// directions around o; alpha makes the residual as large as the largest logit, on average.
/// </summary>
public sealed class Vim : Score
{
    /// <summary>Dimension of the principal space; 0: the paper's 1000 from width 2048, 512 from 768, else half the width.</summary>
    [Grid(0, 256, 512, 1000)]
    public int Dimension { get; init; }

    /// <summary>Origin, residual space and scale of the training set.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="space">The training set's.</param>
    /// <returns>
    /// o [D], R [D, D - dimension], float64, and alpha. Alpha is 0 where the training set has no residual (fewer images than principal
    /// directions, say): the score is the energy then.
    /// </returns>
    public (Tensor origin, Tensor residual, double alpha) Fit(Tensor trainFeatures, Tensor trainLogits, PrincipalSpace space)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLogits);
        ArgumentNullException.ThrowIfNull(space);
        Require.Finite(trainLogits, nameof(Vim));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (origin, residual) = (space.Origin.alias(), space.Residual(Dimension, $"{nameof(Vim)}.{nameof(Dimension)}"));
        var norm = MeanLength(rows => (rows - origin).matmul(residual));
        // A residual of rounding errors would be weighted by its inverse.
        var rounding = 1e-6 * MeanLength(rows => rows - origin);
        var alpha = norm > rounding ? trainLogits.amax(1).to(float64).mean().item<double>() / norm : 0;
        return (origin.MoveToOuterDisposeScope(), residual.MoveToOuterDisposeScope(), alpha);

        double MeanLength(Func<Tensor, Tensor> map) =>
            Moments.Mean(trainFeatures, rows => linalg.vector_norm(map(rows), dims: [1], keepdim: true)).item<double>();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="origin">o.</param>
    /// <param name="residual">R.</param>
    /// <param name="alpha">Scale of the residual.</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor origin, Tensor residual, double alpha)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(residual);
        return logits.to(float64).logsumexp(1) - alpha * PrincipalSpace.Outside(features, origin, residual);
    }
}
