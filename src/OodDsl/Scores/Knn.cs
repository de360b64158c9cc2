namespace OodDsl;

/// <summary>
/// Deep nearest neighbours (Sun, Ming, Zhu, Li; ICML 2022): minus the distance of the features, scaled to unit length, to the K-th nearest of the
/// training set's. Higher is more in-distribution. OpenOOD takes the squared distance, which ranks alike.
/// </summary>
public sealed class Knn : Score
{
    /// <summary>Which neighbour, from 1. In a training set smaller than K, the farthest.</summary>
    public int K { get; init; } = 50;

    /// <summary>Keeps the training set's directions, in groups that are searched one by one.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <returns>[M, D], rows of unit length, features that are all 0 stay 0; where each group ends [G], on the host; centres [G, D]; angles [G].</returns>
    public (Tensor bank, Tensor ends, Tensor centers, Tensor reaches) Fit(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.AtLeast(K, 1, $"{nameof(Knn)}.{nameof(K)}");
        Require.Finite(trainFeatures, nameof(Knn));
        using var scope = NewDisposeScope();
        var index = NeighbourIndex.Of(normalize(trainFeatures));
        return (index.Bank.MoveToOuterDisposeScope(), index.Ends.MoveToOuterDisposeScope(), index.Centers.MoveToOuterDisposeScope(),
            index.Reaches.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="bank">[M, D].</param>
    /// <param name="ends">[G].</param>
    /// <param name="centers">[G, D].</param>
    /// <param name="reaches">[G].</param>
    /// <returns>[N], in [-2, 0].</returns>
    public Tensor Compute(Tensor features, Tensor bank, Tensor ends, Tensor centers, Tensor reaches)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(ends);
        using var scope = NewDisposeScope();
        var neighbour = (int)Math.Min(Require.AtLeast(K, 1, $"{nameof(Knn)}.{nameof(K)}"), bank.shape[0]);
        var directions = normalize(features);
        var kth = new NeighbourIndex(bank, ends, centers, reaches).Kth(directions, neighbour);
        // From the difference: 2 - 2 s loses the digits of small distances.
        return (-linalg.vector_norm(directions - bank.index_select(0, kth), dims: [1])).MoveToOuterDisposeScope();
    }
}
