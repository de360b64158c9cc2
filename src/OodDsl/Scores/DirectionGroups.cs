namespace OodDsl;

/// <summary>
/// Groups of directions, which are vectors of unit length or zeros, each around a centre: by the triangle inequality of angles, what is far from a centre
/// is far from all members near it.
/// </summary>
static class DirectionGroups
{
    /// <summary>Groups by a few rounds of k-means, from evenly spaced rows; one where there are few rows, or where a device compares all at once.</summary>
    /// <param name="directions">[M, D], at least one row.</param>
    /// <returns>The group of each row, [M], int64, and how many groups there are; some may be empty.</returns>
    internal static (Tensor Groups, long Count) Of(Tensor directions)
    {
        var (count, device) = (directions.shape[0], directions.device);
        if (device.type != TorchSharp.DeviceType.CPU || count < FewestRows) return (zeros([count], dtype: int64, device: device), 1);
        using var scope = NewDisposeScope();
        var groups = (long)(Math.Sqrt(count) / 2);
        var centers = Spaced(groups);
        // A part of the rows says where the groups are.
        var some = Spaced(Math.Min(count, groups * Members));
        for (var round = 0; round < Rounds; round++) centers = normalize(MeanPerClass(some, Nearest(some), groups));
        return (Nearest(directions).MoveToOuterDisposeScope(), groups);

        Tensor Spaced(long rows) => directions.index_select(0, (arange(rows, dtype: int64, device: device) * count).floor_divide(rows));

        Tensor Nearest(Tensor rows) => cat([.. rows.split(RowsAtOnce).Select(part => part.matmul(centers.T).argmax(1))]);
    }

    /// <summary>The centre of each group and the largest angle of a member to it.</summary>
    /// <param name="directions">[M, D], group after group.</param>
    /// <param name="ends">Where each group ends; none is empty.</param>
    /// <returns>[G, D], of unit length, and [G], in radians.</returns>
    internal static (Tensor Centers, Tensor Reaches) Around(Tensor directions, IReadOnlyList<long> ends)
    {
        using var scope = NewDisposeScope();
        List<Tensor> centers = [], reaches = [];
        for (var g = 0; g < ends.Count; g++)
        {
            var start = Start(ends, g);
            var members = directions.narrow(0, start, ends[g] - start);
            centers.Add(normalize(members.mean([0], keepdim: true)));
            reaches.Add(Angle(members.matmul(centers[^1].T)).amax([0]) + Rounding);
        }
        return (cat([.. centers]).MoveToOuterDisposeScope(), cat([.. reaches]).MoveToOuterDisposeScope());
    }

    /// <summary>Where a group begins.</summary>
    internal static long Start(IReadOnlyList<long> ends, int group) => group == 0 ? 0 : ends[group - 1];

    /// <summary>Angles in radians.</summary>
    internal static Tensor Angle(Tensor cosines) => cosines.clamp(-1, 1).acos();

    // Radians: what single precision makes of the angle between equal directions.
    const double Rounding = 1e-3;

    // Below this a plain comparison with all is as fast.
    const long FewestRows = 4096;

    const int Rounds = 3;
    const long Members = 64;
    const long RowsAtOnce = 4096;
}
