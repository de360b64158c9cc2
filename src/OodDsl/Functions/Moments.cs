namespace OodDsl;

/// <summary>
/// Means and covariances of many rows in double precision, some rows at a time: a whole set in double precision, with its differences from a mean, would
/// be several times the largest thing in memory.
/// </summary>
static class Moments
{
    /// <summary>The mean of the rows, [1, D], float64.</summary>
    /// <param name="rows">[N, D], at least one.</param>
    /// <param name="prepare">What is done first to some rows in double precision, each by itself.</param>
    internal static Tensor Mean(Tensor rows, Func<Tensor, Tensor> prepare) =>
        Sum(rows, prepare, (some, _, _) => some.sum([0], keepdim: true)).div_(rows.shape[0]);

    /// <summary>The mean of each class, [K, D], float64; zeros for a class without rows.</summary>
    /// <param name="rows">[N, D].</param>
    /// <param name="labels">[N], int64, in 0..K-1.</param>
    /// <param name="classes">K.</param>
    /// <param name="prepare">As <see cref="Mean"/> has it.</param>
    internal static Tensor MeanPerClass(Tensor rows, Tensor labels, long classes, Func<Tensor, Tensor> prepare)
    {
        using var scope = NewDisposeScope();
        var sums = Sum(rows, prepare, (some, start, count) => one_hot(labels.narrow(0, start, count), classes).to(float64).T.matmul(some));
        return (sums / CountPerClass(labels, classes).clamp_min(1).unsqueeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>Weighted sums of the rows, [K, D], float64.</summary>
    /// <param name="rows">[N, D], at least one.</param>
    /// <param name="weights">[N, K], float64.</param>
    internal static Tensor WeightedSums(Tensor rows, Tensor weights) =>
        Sum(rows, Same, (some, start, count) => weights.narrow(0, start, count).T.matmul(some));

    /// <summary>What is made of each row by itself, [N, ...].</summary>
    /// <param name="rows">[N, D], at least one.</param>
    /// <param name="map">Of some rows in double precision: from one on, so many.</param>
    internal static Tensor Each(Tensor rows, Func<Tensor, long, long, Tensor> map)
    {
        using var scope = NewDisposeScope();
        List<Tensor> parts = [];
        for (long start = 0, all = rows.shape[0]; start < all; start += RowsAtOnce)
        {
            using var inner = NewDisposeScope();
            var count = Math.Min(RowsAtOnce, all - start);
            parts.Add(map(rows.narrow(0, start, count).to(float64), start, count).MoveToOuterDisposeScope());
        }
        return (parts.Count == 1 ? parts[0] : cat(parts)).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of x x' over rows x, [D, D], float64: a covariance, where rows are taken from their mean.</summary>
    /// <param name="rows">[N, D].</param>
    /// <param name="prepare">As <see cref="Mean"/> has it.</param>
    /// <param name="center">What to take from the rows from one on, so many: [1, D] or as many rows.</param>
    internal static Tensor Second(Tensor rows, Func<Tensor, Tensor> prepare, Func<long, long, Tensor> center) =>
        Sum(rows, prepare, (some, start, count) =>
        {
            var centered = some - center(start, count);
            return centered.T.matmul(centered);
        }).div_(rows.shape[0]);

    /// <summary>Leaves rows as they are.</summary>
    internal static Tensor Same(Tensor rows) => rows;

    static Tensor Sum(Tensor rows, Func<Tensor, Tensor> prepare, Func<Tensor, long, long, Tensor> part)
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        for (long start = 0, all = rows.shape[0]; start < all; start += RowsAtOnce)
        {
            using var inner = NewDisposeScope();
            var count = Math.Min(RowsAtOnce, all - start);
            var added = part(prepare(rows.narrow(0, start, count).to(float64)), start, count);
            sum = sum is null ? added.MoveToOuterDisposeScope() : sum.add_(added);
        }
        return sum!.MoveToOuterDisposeScope();
    }

    /// <summary>How many rows are in double precision at once: of 128 features, 2 MB.</summary>
    internal const long RowsAtOnce = 2048;
}
