namespace OodDsl;

public static partial class Functions
{
    /// <summary>The mean of the rows a mask selects; 0 where it selects none. It doesn't wait for the device.</summary>
    /// <param name="mask">[N], bool.</param>
    /// <param name="rows">[N].</param>
    /// <returns>A number.</returns>
    public static Tensor MeanWhere(Tensor mask, Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(rows);
        // What is masked out may be infinite: a product with 0 would make it NaN.
        return where(mask, rows, zeros_like(rows)).sum() / mask.sum().clamp_min(1);
    }

    /// <summary>
    /// Rows drawn without replacement. If more are asked for than there are, every row comes once before any comes twice.
    /// </summary>
    /// <param name="pool">[M, ...]; at least one row.</param>
    /// <param name="count">How many.</param>
    /// <param name="random">Where the draws come from, on the pool's device.</param>
    /// <returns>[count, ...].</returns>
    public static Tensor DrawRows(Tensor pool, long count, Generator random)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var available = pool.shape[0];
        if (available == 0 && count > 0) throw new ArgumentException("There are no rows to draw from.", nameof(pool));
        List<Tensor> drawn = [];
        for (var left = count; left > 0 || drawn.Count == 0; left -= available)
            drawn.Add(randperm(available, device: pool.device, generator: random).narrow(0, 0, Math.Min(left, available)));
        return pool.index_select(0, drawn.Count == 1 ? drawn[0] : cat(drawn));
    }

    /// <summary>For each label a row of its class, drawn with replacement.</summary>
    /// <param name="pool">[classes M, ...]: M rows of each class, class after class.</param>
    /// <param name="labels">[N], int64, in [0, classes).</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="random">Where the draws come from, on the pool's device.</param>
    /// <returns>[N, ...].</returns>
    public static Tensor DrawRowsOfClasses(Tensor pool, Tensor labels, long classes, Generator random)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var each = pool.shape[0] / classes;
        if (each == 0 || pool.shape[0] % classes != 0)
            throw new ArgumentException($"{pool.shape[0]} rows are not the same number for each of {classes} classes.", nameof(pool));
        return pool.index_select(0, labels * each + randint(0, each, labels.shape, dtype: int64, device: pool.device, generator: random));
    }

    /// <summary>The mean row of each class; zeros for a class without rows.</summary>
    /// <param name="rows">[N, D].</param>
    /// <param name="labels">[N], int64, in [0, classes).</param>
    /// <param name="classes">How many classes K.</param>
    /// <returns>[K, D].</returns>
    public static Tensor MeanPerClass(Tensor rows, Tensor labels, long classes)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        using var scope = NewDisposeScope();
        Tensor? sums = null, counts = null;
        // Some rows at a time: members of all would be as large as the rows themselves, or larger.
        foreach (var (some, ofSome) in rows.split(Moments.RowsAtOnce).Zip(labels.split(Moments.RowsAtOnce)))
        {
            using var part = NewDisposeScope();
            // A matrix product adds up in the same order in every run; index_add does not on a GPU.
            var members = one_hot(ofSome, classes).to(rows.dtype);
            var (sum, count) = (members.T.matmul(some), members.sum([0]));
            sums = sums is null ? sum.MoveToOuterDisposeScope() : sums.add_(sum);
            counts = counts is null ? count.MoveToOuterDisposeScope() : counts.add_(count);
        }
        return (sums! / counts!.clamp_min(1).unsqueeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>How many rows each class has, [K], int64.</summary>
    /// <param name="labels">[N], int64, in 0..K-1.</param>
    /// <param name="classes">K.</param>
    internal static Tensor CountPerClass(Tensor labels, long classes)
    {
        // On the host: on a GPU older libtorches call it nondeterministic, and all wait for the largest label.
        using var scope = NewDisposeScope();
        return labels.cpu().bincount(null, classes).to(labels.device).MoveToOuterDisposeScope();
    }
}
