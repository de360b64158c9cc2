namespace OodDsl;

/// <summary>
/// Neural relation graph (Kim, Yun, Song; NeurIPS 2023): <c>sum_i (max(cos(f, f_i), 0) p'p_i)^t</c> over the training images i, p the predictions, small
/// edges left out. Higher is more in-distribution.
/// </summary>
public sealed class Relation : Score
{
    /// <summary>t, positive.</summary>
    [Grid(1.0, 2.0, 4.0, 6.0, 8.0)]
    public double Power { get; init; } = 1;

    /// <summary>Edges up to this are left out, in [0, 1].</summary>
    public double Threshold { get; init; } = 0.03;

    /// <summary>Keeps the training set, in groups of images that are alike, with what bounds their edges.</summary>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="index">The training set's features.</param>
    /// <returns>Unit features [M, D] and predictions [M, K], group after group; where each group ends [G], on the host; the largest and the least prediction
    /// of each class in each group [2, G, K]; the groups' centres [G, D]; their largest angles [G]; the sums of directions times predictions [D, G K], none
    /// where they are too many.</returns>
    public (Tensor directions, Tensor predictions, Tensor ends, Tensor bounds, Tensor centers, Tensor reaches, Tensor sums) Fit(
        Tensor trainLogits, NeighbourIndex index)
    {
        ArgumentNullException.ThrowIfNull(trainLogits);
        ArgumentNullException.ThrowIfNull(index);
        Require.Finite(trainLogits, nameof(Relation));
        using var scope = NewDisposeScope();
        var p = trainLogits.softmax(1).index_select(0, index.Rows);
        var (surest, predicted) = p.max(1);
        // By direction and sureness; where directions make no groups, by what an image is surely.
        var groups = index.Ends.shape[0] > 1
            ? index.Groups() * 2 + (surest >= Likely).to(int64) : where(surest >= Sure, predicted, full_like(predicted, p.shape[1]));
        var (_, order) = groups.sort(0, stable: true);
        var (directions, predictions) = (index.Directions.index_select(0, order), p.index_select(0, order));
        var ends = groups.bincount(null).cumsum(0).cpu().data<long>().ToArray().Distinct().Where(end => end > 0).ToArray();
        var (centers, reaches) = DirectionGroups.Around(directions, ends);
        List<Tensor> most = [], least = [], sums = [];
        var isSummed = ends.Length * p.shape[1] * directions.shape[1] <= MostSums;
        for (var g = 0; g < ends.Length; g++)
        {
            var (start, length) = (DirectionGroups.Start(ends, g), ends[g] - DirectionGroups.Start(ends, g));
            var (members, likely) = (directions.narrow(0, start, length), predictions.narrow(0, start, length));
            most.Add(likely.amax(0));
            least.Add(likely.amin(0));
            if (isSummed) sums.Add(members.T.matmul(likely));
        }
        return (directions.MoveToOuterDisposeScope(), predictions.MoveToOuterDisposeScope(), tensor(ends, dtype: int64).MoveToOuterDisposeScope(),
            stack([stack([.. most]), stack([.. least])]).MoveToOuterDisposeScope(), centers.MoveToOuterDisposeScope(),
            reaches.MoveToOuterDisposeScope(),
            (isSummed ? cat([.. sums], 1) : zeros([0], dtype: p.dtype, device: p.device)).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="neighbours">Of the N images.</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="directions">[M, D].</param>
    /// <param name="predictions">[M, K].</param>
    /// <param name="ends">[G].</param>
    /// <param name="bounds">[2, G, K].</param>
    /// <param name="centers">[G, D].</param>
    /// <param name="reaches">[G].</param>
    /// <param name="sums">[D, G K], or none.</param>
    /// <returns>[N], in [0, M].</returns>
    public Tensor Compute(
        Neighbours neighbours, Tensor logits, Tensor directions, Tensor predictions, Tensor ends, Tensor bounds, Tensor centers, Tensor reaches, Tensor sums)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(ends);
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentNullException.ThrowIfNull(centers);
        ArgumentNullException.ThrowIfNull(sums);
        var power = Require.Positive(Power, $"{nameof(Relation)}.{nameof(Power)}");
        var threshold = Require.Within(Threshold, 0, 1, $"{nameof(Relation)}.{nameof(Threshold)}");
        using var scope = NewDisposeScope();
        var (f, p) = (neighbours.Directions, logits.softmax(1));
        var angles = DirectionGroups.Angle(f.matmul(centers.T));
        // What can't reach the threshold is not compared.
        var compared = (angles - reaches).clamp_min(0).cos().clamp_min(0) * p.matmul(bounds[0].T) > threshold - Rounding;
        var scores = zeros([f.shape[0]], dtype: f.dtype, device: f.device);
        if (power == 1 && sums.numel() > 0)
        {
            // A group whose edges all count adds up to a product: sum_i f'f_i p'p_i = f' (sum_i f_i p_i') p.
            var whole = compared & ((angles + reaches).clamp_max(Math.PI).cos().clamp_min(0) * p.matmul(bounds[1].T) > threshold + Rounding);
            var edges = (f.matmul(sums).view(f.shape[0], ends.shape[0], -1) * p.unsqueeze(1)).sum(2);
            scores.add_((edges * whole.to(f.dtype)).sum(1));
            compared = compared & whole.logical_not();
        }
        // A restored run's are on its device.
        var last = ends.cpu().data<long>().ToArray();
        // Once for all groups: most of them have no image to compare.
        var wanted = compared.T.contiguous().cpu().data<bool>().ToArray();
        var images = (int)f.shape[0];
        for (var g = 0; g < last.Length; g++)
        {
            long[] members = [.. Enumerable.Range(0, images).Where(i => wanted[(g * images) + i])];
            if (members.Length == 0) continue;
            using var part = NewDisposeScope();
            var start = DirectionGroups.Start(last, g);
            var rows = tensor(members, dtype: int64, device: f.device);
            var (group, likely) = (directions.narrow(0, start, last[g] - start).T, predictions.narrow(0, start, last[g] - start).T);
            foreach (var some in rows.split(Math.Max(1, CompareAtOnce / (last[g] - start))))
                scores.index_add_(0, some, Edges(f.index_select(0, some), p.index_select(0, some), group, likely), 1);
        }
        return scores.MoveToOuterDisposeScope();

        Tensor Edges(Tensor f, Tensor p, Tensor group, Tensor likely)
        {
            using var inner = NewDisposeScope();
            // A negative cosine makes a negative edge, which the threshold drops.
            var edges = f.matmul(group).mul_(p.matmul(likely)).threshold_(threshold, 0);
            return (power == 1 ? edges : edges.pow_(power)).sum(1).MoveToOuterDisposeScope();
        }
    }

    // 1 million edges are 4 MB: they stay in a processor's cache from one operation to the next.
    const long CompareAtOnce = 1_000_000;

    // 128 MB in single precision.
    const long MostSums = 32_000_000;

    // From here on an image is surely of its class, and others reach no usual threshold with it.
    const double Sure = 0.99;
    const double Likely = 0.97;

    const double Rounding = 1e-6;
}
