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

    /// <summary>Keeps the training set, in groups of images that are surely of one class, and the rest.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <returns>Unit features [M, D] and predictions [M, K], group after group; where each group ends [G], on the host; and the largest prediction of each
    /// class in each group [G, K].</returns>
    public (Tensor directions, Tensor predictions, Tensor ends, Tensor bounds) Fit(Tensor trainFeatures, Tensor trainLogits)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLogits);
        Require.Finite(trainFeatures, nameof(Relation));
        Require.Finite(trainLogits, nameof(Relation));
        using var scope = NewDisposeScope();
        var p = trainLogits.softmax(1);
        var (surest, predicted) = p.max(1);
        var groups = where(surest >= Sure, predicted, full_like(predicted, p.shape[1]));
        var (_, order) = groups.sort(0, stable: true);
        var (directions, predictions) = (normalize(trainFeatures.index_select(0, order)), p.index_select(0, order));
        var ends = groups.bincount(null, p.shape[1] + 1).cumsum(0).cpu().data<long>().ToArray().Distinct().Where(end => end > 0).ToArray();
        var bounds = ends.Select((end, g) => predictions.narrow(0, Start(ends, g), end - Start(ends, g)).amax(0)).ToArray();
        return (directions.MoveToOuterDisposeScope(), predictions.MoveToOuterDisposeScope(), tensor(ends, dtype: int64).MoveToOuterDisposeScope(),
            stack(bounds).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="directions">[M, D].</param>
    /// <param name="predictions">[M, K].</param>
    /// <param name="ends">[G].</param>
    /// <param name="bounds">[G, K].</param>
    /// <returns>[N], in [0, M].</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor directions, Tensor predictions, Tensor ends, Tensor bounds)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(ends);
        ArgumentNullException.ThrowIfNull(bounds);
        var power = Require.Positive(Power, $"{nameof(Relation)}.{nameof(Power)}");
        var threshold = Require.Within(Threshold, 0, 1, $"{nameof(Relation)}.{nameof(Threshold)}");
        using var scope = NewDisposeScope();
        var (f, p) = (normalize(features), logits.softmax(1));
        // No edge is larger than p'p_i: what can't reach the threshold is not compared. That leaves the likely classes.
        var reachable = p.matmul(bounds.T) > threshold - Rounding;
        var scores = zeros([f.shape[0]], dtype: f.dtype, device: f.device);
        var last = ends.data<long>().ToArray();
        for (var g = 0; g < last.Length; g++)
        {
            using var part = NewDisposeScope();
            var start = Start(last, g);
            var rows = reachable.select(1, g).nonzero().squeeze(1);
            if (rows.shape[0] == 0) continue;
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

    static long Start(long[] ends, int group) => group == 0 ? 0 : ends[group - 1];

    // 1 million edges are 4 MB: they stay in a processor's cache from one operation to the next.
    const long CompareAtOnce = 1_000_000;

    // From here on an image is surely of its class.
    const double Sure = 0.99;

    const double Rounding = 1e-6;
}
