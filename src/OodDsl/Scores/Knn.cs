namespace OodDsl;

/// <summary>
/// Deep nearest neighbours (Sun, Ming, Zhu, Li; ICML 2022): minus the distance of the features, scaled to unit length, to the K-th nearest of the
/// training set's. Higher is more in-distribution. OpenOOD takes the squared distance, which ranks alike.
/// </summary>
public sealed class Knn : Score
{
    /// <summary>Which neighbour, from 1. In a training set smaller than K, the farthest.</summary>
    public int K { get; init; } = 50;

    /// <summary>Keeps the training set's directions.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <returns>[M, D], rows of unit length; features that are all 0 stay 0.</returns>
    public Tensor Fit(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.AtLeast(K, 1, $"{nameof(Knn)}.{nameof(K)}");
        Require.Finite(trainFeatures, nameof(Knn));
        return normalize(trainFeatures);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="bank">[M, D], what <see cref="Fit"/> returned.</param>
    /// <returns>[N], in [-2, 0].</returns>
    public Tensor Compute(Tensor features, Tensor bank)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(bank);
        var neighbour = (int)Math.Min(Require.AtLeast(K, 1, $"{nameof(Knn)}.{nameof(K)}"), bank.shape[0]);
        var scores = normalize(features).split(Math.Max(1, CompareAtOnce / bank.shape[0])).Select(rows => -Distance(rows, bank, neighbour));
        return cat([.. scores]);
    }

    // 16 million similarities are 64 MB.
    const long CompareAtOnce = 16_000_000;

    static Tensor Distance(Tensor rows, Tensor bank, int neighbour)
    {
        using var scope = NewDisposeScope();
        // Of vectors of equal length the most similar is the nearest. All zeros is equally far from all of them.
        var (_, nearest) = rows.matmul(bank.T).topk(neighbour, 1);
        // From the difference: 2 - 2 s loses the digits of small distances.
        var kth = bank.index_select(0, nearest.select(1, neighbour - 1));
        return linalg.vector_norm(rows - kth, dims: [1]).MoveToOuterDisposeScope();
    }
}
