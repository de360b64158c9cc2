namespace OodDsl;

/// <summary>Random parts of the training set.</summary>
static class Subsets
{
    /// <summary>How many rows a share is; at least one.</summary>
    internal static long Count(Tensor rows, double share, string setting)
    {
        Require.Positive(share, setting);
        Require.Within(share, 0, 1, setting);
        return Math.Max(1, (long)Math.Round(share * rows.shape[0]));
    }

    /// <summary>Row numbers, without replacement; all of them in their order where all are asked for.</summary>
    internal static Tensor Rows(Tensor rows, long count, Generator random) => count == rows.shape[0]
        ? arange(count, dtype: int64, device: rows.device)
        : randperm(rows.shape[0], device: rows.device, generator: random).narrow(0, 0, count);
}
