namespace OodDsl.Hosting;

/// <summary>A set's rows from one on, in batches of one size.</summary>
sealed class RunOrder(int start, int size, int count) : IBatchOrder
{
    /// <inheritdoc/>
    public int[]? Rows(long number)
    {
        var first = start + (number * size);
        return first >= count ? null : [.. Enumerable.Range((int)first, (int)Math.Min(size, count - first))];
    }

    /// <summary>Whether a batch is this run of rows.</summary>
    public bool Is(long number, int first, int length) =>
        first == start + (number * size) && first < count && length == Math.Min(size, count - first);
}
