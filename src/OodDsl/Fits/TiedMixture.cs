namespace OodDsl;

/// <summary>
/// A mixture of Gaussians with one covariance in common, <c>sum_k share_k N(x; m_k, S)</c>, fitted by expectation and maximisation from the nearest of evenly
/// spaced rows, so that the same rows give the same mixture.
/// </summary>
/// <param name="Whitening">W with <c>W W' = S^-1</c>, [D, D].</param>
/// <param name="WhitenedMeans">The means times W, [K, D].</param>
/// <param name="LogHeights">Logarithms of share over (2 pi)^D/2 |S|^1/2, [K].</param>
sealed record TiedMixture(Tensor Whitening, Tensor WhitenedMeans, Tensor LogHeights)
{
    /// <summary>Fits a mixture.</summary>
    /// <param name="rows">[N, D], finite, at least one; some at a time are read in double precision.</param>
    /// <param name="components">K; as many as rows, where there are fewer.</param>
    /// <param name="jitter">Share of the mean variance that is added to every variance; where nothing varies, of 1.</param>
    /// <param name="iterations">At most so many steps.</param>
    /// <param name="tolerance">It stops when the mean log-likelihood changes by less.</param>
    internal static TiedMixture Of(Tensor rows, int components, double jitter, int iterations, double tolerance)
    {
        using var scope = NewDisposeScope();
        var (count, width) = (rows.shape[0], rows.shape[1]);
        var groups = Math.Min(components, count);
        // Around the rows' mean, so that nothing cancels.
        var center = Moments.Mean(rows, Moments.Same);
        var total = Moments.Second(rows, Moments.Same, (_, _) => center);
        var spread = total.diagonal(0, 0, 1).mean().item<double>();
        var floor = jitter * (spread > 0 ? spread : 1) * eye(width, dtype: float64, device: rows.device);
        var starts = rows.index_select(0, (arange(groups, dtype: int64, device: rows.device) * count).floor_divide(groups)).to(float64);
        var nearest = Moments.Each(rows, (some, _, _) => cdist(some, starts, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist).argmin(1));
        var shares = one_hot(nearest, groups).to(float64);
        var previous = double.NegativeInfinity;
        var fit = Maximise(shares);
        for (var step = 0; step < iterations; step++)
        {
            using var part = NewDisposeScope();
            var joint = fit.LogJoint(rows);
            var likelihood = joint.logsumexp(1);
            var mean = likelihood.mean().item<double>();
            if (Math.Abs(mean - previous) < tolerance) break;
            previous = mean;
            if (step + 1 < iterations) fit = Maximise((joint - likelihood.unsqueeze(1)).exp()).Outwards();
        }
        return fit.Outwards();

        TiedMixture Maximise(Tensor shares)
        {
            var sums = shares.sum([0]) + Empty;
            var means = Moments.WeightedSums(rows, shares) / sums.unsqueeze(1);
            // The mean of sum_k r_ik (x_i - m_k)(x_i - m_k)': of all rows the same in every step, but for the means.
            var m = means - center;
            var covariance = total - (m.T * shares.sum([0])).matmul(m) / count + floor;
            var (values, vectors) = linalg.eigh((covariance + covariance.T) / 2);
            values = values.maximum(floor[0, 0]);
            var whitening = vectors * values.rsqrt();
            var heights = (sums / count).log() - (width * Math.Log(2 * Math.PI) + values.log().sum()) / 2;
            return new(whitening, means.matmul(whitening), heights);
        }
    }

    /// <summary>Log-density of each row, [N], in nats, float64.</summary>
    /// <param name="rows">[N, D].</param>
    internal Tensor LogDensity(Tensor rows) => LogJoint(rows).logsumexp(1);

    Tensor LogJoint(Tensor rows) => Moments.Each(rows, (some, _, _) =>
        LogHeights - cdist(some.matmul(Whitening), WhitenedMeans, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist).square() / 2);

    TiedMixture Outwards() => new(Whitening.MoveToOuterDisposeScope(), WhitenedMeans.MoveToOuterDisposeScope(), LogHeights.MoveToOuterDisposeScope());

    // Keeps a component that nobody belongs to from dividing by 0.
    const double Empty = 1e-12;
}
