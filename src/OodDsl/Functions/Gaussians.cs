namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// A Gaussian whose covariance is shrunk towards a multiple of the identity, <c>(1 - s) S + s tr(S)/D I</c>,
    /// by the share s of Ledoit and Wolf (2004): it can be inverted with fewer rows than dimensions.
    /// </summary>
    /// <param name="rows">[N, D], at least one.</param>
    /// <returns>Mean [D] and inverse covariance [D, D], float64. Rows that are all equal have no spread: precision 0.</returns>
    public static (Tensor center, Tensor precision) ShrunkGaussian(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        var samples = rows.detach().to(float64);
        var (count, width) = (samples.shape[0], samples.shape[1]);
        var center = samples.mean([0]);
        var centered = samples - center;
        var covariance = centered.T.matmul(centered) / count;
        var variance = covariance.trace() / width;
        // d: how far S is from the target; b: how far off S is expected to be. Both per dimension.
        var lengths = centered.square().sum(1);
        var noise = (lengths.square().mean() - covariance.square().sum()) / (width * (double)count);
        var distance = covariance.square().sum() / width - variance.square();
        // One dimension is its own target.
        var share = width == 1 ? zeros_like(variance) : where(distance > 0, noise.minimum(distance).clamp_min(0) / distance, ones_like(distance));
        var shrunk = (1 - share) * covariance + share * variance * eye(width, dtype: float64, device: rows.device);
        var whitening = Whitening(shrunk);
        return (center.MoveToOuterDisposeScope(), whitening.matmul(whitening.T).MoveToOuterDisposeScope());
    }

    /// <summary>Squared Mahalanobis distance of rows, <c>(x - c)' P (x - c)</c>.</summary>
    /// <param name="rows">[N, D].</param>
    /// <param name="center">c, [D].</param>
    /// <param name="precision">P, [D, D], symmetric.</param>
    /// <returns>[N].</returns>
    public static Tensor SquaredDistance(Tensor rows, Tensor center, Tensor precision)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(precision);
        var difference = (rows - center).to(precision.dtype);
        return (difference.matmul(precision) * difference).sum(1);
    }

    /// <summary>
    /// The matrix W with <c>W W' = pseudo-inverse of a covariance</c>: rows times W have the identity as covariance.
    /// Directions without variance (relative to the largest one) get columns of zeros.
    /// </summary>
    /// <param name="covariance">[D, D], float64, symmetric.</param>
    /// <returns>[D, D].</returns>
    internal static Tensor Whitening(Tensor covariance)
    {
        var (values, vectors) = linalg.eigh(covariance);
        var floor = values.amax(0).clamp_min(0) * (covariance.shape[0] * MachineEpsilon);
        return vectors * where(values > floor, values.rsqrt(), zeros_like(values));
    }

    /// <summary>Distance from 1 to the next larger double: what the eigenvalues of a singular matrix are off by, per row.</summary>
    const double MachineEpsilon = 2.220446049250313e-16;
}
