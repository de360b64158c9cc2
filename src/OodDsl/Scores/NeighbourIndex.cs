namespace OodDsl;

/// <summary>
/// The training set's features at unit length, in groups around centres, for all scores that compare an image with its neighbours: a parameter of this
/// type receives the one that the run makes once.
/// </summary>
/// <param name="Directions">[M, D], group after group; features that are all 0 stay 0.</param>
/// <param name="Rows">[M], int64: which training image each is.</param>
/// <param name="Ends">[G], int64: where each group ends.</param>
/// <param name="Centers">[G, D], of unit length.</param>
/// <param name="Reaches">[G], in radians: no member is farther from the centre. Above pi where some features are all 0, which have no angle.</param>
public sealed record NeighbourIndex(Tensor Directions, Tensor Rows, Tensor Ends, Tensor Centers, Tensor Reaches)
{
    /// <summary>Groups the training set. One group where it is small, or where a device compares all at once.</summary>
    /// <param name="trainFeatures">[M, D], at least one row.</param>
    /// <exception cref="UserException">A feature is not finite.</exception>
    [Fit]
    public static NeighbourIndex Of(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.Finite(trainFeatures, nameof(NeighbourIndex));
        using var scope = NewDisposeScope();
        var all = normalize(trainFeatures);
        var hasZeros = (linalg.vector_norm(all, dims: [1]) < 0.5).any().item<bool>();
        var groups = hasZeros ? zeros([all.shape[0]], dtype: int64, device: all.device) : DirectionGroups.Of(all).Groups;
        var (_, rows) = groups.sort(0, stable: true);
        var directions = all.index_select(0, rows);
        long[] ends = [.. groups.bincount(null).cumsum(0).cpu().data<long>().ToArray().Distinct().Where(end => end > 0)];
        var (centers, reaches) = DirectionGroups.Around(directions, ends);
        return new(directions.MoveToOuterDisposeScope(), rows.MoveToOuterDisposeScope(), tensor(ends, dtype: int64).MoveToOuterDisposeScope(),
            centers.MoveToOuterDisposeScope(), (hasZeros ? full_like(reaches, 4) : reaches).MoveToOuterDisposeScope());
    }

    /// <summary>The number of training images, M.</summary>
    internal long Count => Directions.shape[0];

    /// <summary>The group of each direction, [M], int64.</summary>
    internal Tensor Groups()
    {
        using var scope = NewDisposeScope();
        var ends = Ends.cpu();
        var counts = cat([ends.narrow(0, 0, 1), ends.diff(1, 0, null, null)]);
        return arange(ends.shape[0], dtype: int64).repeat_interleave(counts).to(Directions.device).MoveToOuterDisposeScope();
    }

    /// <summary>Where each group ends, on the host.</summary>
    internal long[] HostEnds()
    {
        using var ends = Ends.cpu();
        return ends.data<long>().ToArray();
    }
}
