namespace OodDsl;

/// <summary>
/// Exact search for nearest directions, which are vectors of unit length or zeros. On a processor they lie in groups, each around a centre: a group is
/// compared with those only for whom, by the triangle inequality of angles, it may hold one of the nearest.
/// </summary>
/// <param name="Bank">The directions, group after group, [M, D].</param>
/// <param name="Ends">Where each group ends, [G], int64, on the host.</param>
/// <param name="Centers">The groups' centres, [G, D].</param>
/// <param name="Reaches">The largest angle of each group's members with its centre, with room for rounding, [G].</param>
sealed record NeighbourIndex(Tensor Bank, Tensor Ends, Tensor Centers, Tensor Reaches)
{
    /// <summary>Groups by a few rounds of k-means, from evenly spaced rows; one where there are few rows, or where a device compares all at once.</summary>
    /// <param name="directions">[M, D], at least one row.</param>
    /// <returns>The group of each row, [M], int64, and how many groups there are; some may be empty.</returns>
    internal static (Tensor Groups, long Count) Groups(Tensor directions)
    {
        var (count, device) = (directions.shape[0], directions.device);
        if (device.type != TorchSharp.DeviceType.CPU || count < FewestRows) return (zeros([count], dtype: int64, device: device), 1);
        using var scope = NewDisposeScope();
        var groups = (long)(Math.Sqrt(count) / 3);
        var centers = Spaced(groups);
        // A part of the rows says where the groups are.
        var some = Spaced(Math.Min(count, groups * Members));
        for (var round = 0; round < Rounds; round++) centers = normalize(MeanPerClass(some, Nearest(some), groups));
        return (Nearest(directions).MoveToOuterDisposeScope(), groups);

        Tensor Spaced(long rows) => directions.index_select(0, (arange(rows, dtype: int64, device: device) * count).floor_divide(rows));

        Tensor Nearest(Tensor rows) => cat([.. rows.split(RowsAtOnce).Select(part => part.matmul(centers.T).argmax(1))]);
    }

    /// <summary>The index of directions.</summary>
    /// <param name="directions">[M, D], at least one row.</param>
    internal static NeighbourIndex Of(Tensor directions)
    {
        using var scope = NewDisposeScope();
        var (nearest, groups) = Groups(directions);
        var (_, order) = nearest.sort(0, stable: true);
        var bank = directions.index_select(0, order);
        var sizes = nearest.bincount(null, groups);
        var ends = sizes.cumsum(0).index_select(0, sizes.nonzero().squeeze(1)).cpu();
        var centers = cat([.. Parts(ends).Select(part => normalize(bank.narrow(0, part.Start, part.Length).mean([0], keepdim: true)))]);
        var reaches = Parts(ends).Select((part, g) => bank.narrow(0, part.Start, part.Length).matmul(centers[g]).amin(0)).ToArray();
        return new(bank.MoveToOuterDisposeScope(), ends.MoveToOuterDisposeScope(), centers.MoveToOuterDisposeScope(),
            (Angle(stack(reaches)) + Rounding).MoveToOuterDisposeScope());
    }

    /// <summary>The k-th nearest of the bank's rows to each direction.</summary>
    /// <param name="directions">[N, D].</param>
    /// <param name="k">From 1 to M.</param>
    /// <returns>Row numbers in the bank, [N], int64.</returns>
    internal Tensor Kth(Tensor directions, int k) => Ends.shape[0] == 1 || directions.shape[0] < FewestQueries || directions.device.type != TorchSharp.DeviceType.CPU
        ? cat([.. directions.split(Math.Max(1, CompareAtOnce / Bank.shape[0])).Select(rows => Directly(rows, k))])
        : ByGroups(directions, k);

    // Of vectors of equal length the most similar is the nearest. All zeros is equally far from all of them.
    Tensor Directly(Tensor rows, int k)
    {
        using var scope = NewDisposeScope();
        var (_, nearest) = rows.matmul(Bank.T).topk(k, 1);
        return nearest.select(1, k - 1).MoveToOuterDisposeScope();
    }

    Tensor ByGroups(Tensor directions, int k)
    {
        using var scope = NewDisposeScope();
        var parts = Parts(Ends);
        var angles = Angle(directions.matmul(Centers.T));
        var found = new Found(directions, k, AtLeast(angles, k));
        // Each direction's own group first: what it finds there rules out most others.
        var own = angles.argmin(1);
        var possible = (angles - Reaches).clamp_min(0).cos().scatter(1, own.unsqueeze(1), full_like(own.unsqueeze(1).to(angles.dtype), Never));
        for (var g = 0; g < parts.Length; g++) found.Compare(own.eq(g), Bank.narrow(0, parts[g].Start, parts[g].Length), parts[g].Start);
        for (var g = 0; g < parts.Length; g++)
            found.Compare(possible.select(1, g) >= found.Least, Bank.narrow(0, parts[g].Start, parts[g].Length), parts[g].Start);
        return found.Last().MoveToOuterDisposeScope();
    }

    /// <summary>What the k-th similarity is at least, from the groups' centres and sizes alone, [N].</summary>
    Tensor AtLeast(Tensor angles, int k)
    {
        var (least, order) = (angles + Reaches).clamp_max(Math.PI).cos().sort(1, descending: true);
        var sizes = cat([Ends.narrow(0, 0, 1), Ends.diff()]);
        var last = (sizes.index_select(0, order.reshape(-1)).view(order.shape).cumsum(1) < k).sum(1, keepdim: true);
        return least.gather(1, last).squeeze(1);
    }

    /// <summary>Angles in radians.</summary>
    internal static Tensor Angle(Tensor cosines) => cosines.clamp(-1, 1).acos();

    static (long Start, long Length)[] Parts(Tensor ends)
    {
        var last = ends.data<long>().ToArray();
        return [.. last.Select((end, g) => (g == 0 ? 0 : last[g - 1], end - (g == 0 ? 0 : last[g - 1])))];
    }

    /// <summary>The k most similar rows that were found so far.</summary>
    sealed class Found(Tensor directions, int k, Tensor least)
    {
        readonly Tensor similarities = full([directions.shape[0], k], Never, dtype: directions.dtype);
        readonly Tensor members = zeros([directions.shape[0], k], dtype: int64);

        /// <summary>What a row has to reach to be among them, [N].</summary>
        public Tensor Least => least;

        /// <summary>Compares the directions of a mask with a group that begins at a row of the bank.</summary>
        public void Compare(Tensor mask, Tensor group, long start)
        {
            using var scope = NewDisposeScope();
            var rows = mask.nonzero().squeeze(1);
            if (rows.shape[0] == 0) return;
            var likeness = directions.index_select(0, rows).matmul(group.T);
            var better = (likeness.amax(1) >= least.index_select(0, rows)).nonzero().squeeze(1);
            if (better.shape[0] == 0) return;
            rows = rows.index_select(0, better);
            var (values, places) = likeness.index_select(0, better).topk((int)Math.Min(k, group.shape[0]), 1, sorted: false);
            var (best, order) = cat([similarities.index_select(0, rows), values], 1).topk(k, 1, sorted: false);
            similarities.index_copy_(0, rows, best);
            members.index_copy_(0, rows, cat([members.index_select(0, rows), places + start], 1).gather(1, order));
            least.index_copy_(0, rows, best.amin(1).maximum(least.index_select(0, rows)));
        }

        /// <summary>The last of them, [N].</summary>
        public Tensor Last() => members.gather(1, similarities.argmin(1, keepdim: true)).squeeze(1);
    }

    // Below this a plain comparison with all is as fast.
    const long FewestRows = 4096;
    const long FewestQueries = 64;

    const int Rounds = 3;
    const long Members = 64;
    const long RowsAtOnce = 4096;

    // 16 million similarities are 64 MB.
    const long CompareAtOnce = 16_000_000;

    /// <summary>Radians: what single precision makes of the angle between equal directions.</summary>
    internal const double Rounding = 1e-3;

    // Less than any similarity.
    const double Never = -2;
}
