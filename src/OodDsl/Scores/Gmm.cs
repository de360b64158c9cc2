namespace OodDsl;

/// <summary>
/// Log-density of the features under a mixture of one Gaussian per class, each with a covariance of its own (Mukhoti, Kirsch, van Amersfoort, Torr, Gal;
/// CVPR 2023): <c>log sum_k share_k N(f; m_k, S_k)</c>. Higher is more in-distribution. OpenOOD's GMM fits mixtures to several layers without labels.
/// </summary>
/// <remarks>
/// Covariances get <see cref="Jitter"/> times the mean variance of the set on their diagonal, so that classes with fewer images than dimensions, and
/// features that never vary, have a density. Where nothing varies at all the variance is taken for 1. Memory grows with classes times width squared.
/// </remarks>
public sealed class Gmm : Score
{
    /// <summary>Share of the mean variance that is added to every variance; positive.</summary>
    public double Jitter { get; init; } = 1e-4;

    /// <summary>The Gaussians of the training set.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLabels">[M], int64. Classes without rows are left out.</param>
    /// <returns>Per class the whitening [K, D, D], the mean times it [K, 1, D], and the logarithm of share over (2 pi)^D/2 |S|^1/2, [K]. All float64.</returns>
    public (Tensor whitenings, Tensor whitenedMeans, Tensor logHeights) Fit(Tensor trainFeatures, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLabels);
        var jitter = Require.Positive(Jitter, $"{nameof(Gmm)}.{nameof(Jitter)}");
        Require.Finite(trainFeatures, nameof(Gmm));
        using var scope = NewDisposeScope();
        var (count, width) = (trainFeatures.shape[0], trainFeatures.shape[1]);
        var center = Moments.Mean(trainFeatures, Moments.Same);
        var spread = Moments.Mean(trainFeatures, rows => (rows - center).square()).mean().item<double>();
        var floor = jitter * (spread > 0 ? spread : 1) * eye(width, dtype: float64, device: trainFeatures.device);
        List<Tensor> whitenings = [], means = [], heights = [];
        for (long k = 0, classes = trainLabels.max().item<long>() + 1; k < classes; k++)
        {
            var rows = trainFeatures[trainLabels.eq(k)];
            if (rows.shape[0] == 0) continue;
            var mean = Moments.Mean(rows, Moments.Same);
            var (values, vectors) = linalg.eigh(Moments.Second(rows, Moments.Same, (_, _) => mean) + floor);
            whitenings.Add(vectors * values.rsqrt());
            means.Add(mean.matmul(whitenings[^1]));
            heights.Add(Math.Log(rows.shape[0] / (double)count) - (width * Math.Log(2 * Math.PI) + values.log().sum()) / 2);
        }
        return (stack([.. whitenings]).MoveToOuterDisposeScope(), stack([.. means]).MoveToOuterDisposeScope(), stack([.. heights]).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="whitenings">[K, D, D].</param>
    /// <param name="whitenedMeans">[K, 1, D].</param>
    /// <param name="logHeights">[K].</param>
    /// <returns>[N], float64, in nats.</returns>
    public Tensor Compute(Tensor features, Tensor whitenings, Tensor whitenedMeans, Tensor logHeights)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(whitenings);
        ArgumentNullException.ThrowIfNull(logHeights);
        using var scope = NewDisposeScope();
        var rows = features.to(float64);
        var (classes, width) = (whitenings.shape[0], whitenings.shape[1]);
        // Some classes in one product: all at once would hold N K D numbers.
        var some = Math.Max(1, NumbersAtOnce / Math.Max(1, rows.numel()));
        List<Tensor> distances = [];
        for (var k = 0L; k < classes; k += some)
        {
            using var part = NewDisposeScope();
            var count = Math.Min(some, classes - k);
            var whitened = rows.matmul(whitenings.narrow(0, k, count).transpose(0, 1).reshape(width, -1)).view(-1, count, width);
            distances.Add((whitened - whitenedMeans.narrow(0, k, count).squeeze(1)).square().sum(2).MoveToOuterDisposeScope());
        }
        return (logHeights - cat([.. distances], 1) / 2).logsumexp(1).MoveToOuterDisposeScope();
    }

    // 4 MB.
    const long NumbersAtOnce = 500_000;
}
