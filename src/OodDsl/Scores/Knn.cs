namespace OodDsl;

/// <summary>
/// Deep nearest neighbours (Sun, Ming, Zhu, Li; ICML 2022): minus the distance of the features, scaled to unit length, to the K-th nearest of the
/// training set's. Higher is more in-distribution. OpenOOD takes the squared distance, which ranks alike.
/// </summary>
public sealed class Knn : Score
{
    /// <summary>Which neighbour, from 1. In a training set smaller than K, the farthest.</summary>
    [Grid(50, 100, 200, 500, 1000)]
    public int K { get; init; } = 50;

    /// <summary>The score of each image.</summary>
    /// <param name="neighbours">Of the N images.</param>
    /// <returns>[N], in [-2, 0].</returns>
    public Tensor Compute(Neighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        return -neighbours.Distance(Require.AtLeast(K, 1, $"{nameof(Knn)}.{nameof(K)}"));
    }
}
