namespace OodDsl;

/// <summary>
/// The residual part of <see cref="Vim"/> (Wang, Li, Feng, Zhang; CVPR 2022): <c>-|R'(f - o)|</c>. Higher is more in-distribution.
/// Fitted on the training set.
/// </summary>
public sealed class Residual : Score
{
    /// <summary>Dimension of the principal space; 0: as in <see cref="Vim.Dimension"/>.</summary>
    [Grid(0, 256, 512, 1000)]
    public int Dimension { get; init; }

    /// <summary>Fits it on the validation set, OpenOOD's reading.</summary>
    public bool OnValidation { get; init; }

    /// <summary>Origin and residual space of the training set.</summary>
    /// <param name="space">The training set's.</param>
    /// <param name="validationFeatures">[V, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>o [D] and R [D, D - dimension], float64.</returns>
    public (Tensor origin, Tensor residual) Fit(PrincipalSpace space, Tensor validationFeatures, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(space);
        using var scope = NewDisposeScope();
        var chosen = OnValidation ? PrincipalSpace.Of(validationFeatures, classifierWeight, classifierBias) : space;
        return (chosen.Origin.alias().MoveToOuterDisposeScope(), chosen.Residual(Dimension, $"{nameof(Residual)}.{nameof(Dimension)}").MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="origin">o.</param>
    /// <param name="residual">R.</param>
    /// <returns>[N], float64, at most 0.</returns>
    public Tensor Compute(Tensor features, Tensor origin, Tensor residual)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(residual);
        return -PrincipalSpace.Outside(features, origin, residual);
    }
}
