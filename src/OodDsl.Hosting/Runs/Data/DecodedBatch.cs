namespace OodDsl.Hosting;

/// <summary>A batch that is being read, piece by piece.</summary>
/// <param name="rows">Its rows.</param>
/// <param name="bytes">Where they are read to.</param>
/// <param name="threads">How many threads read.</param>
sealed class DecodedBatch(int[] rows, byte[] bytes, int threads)
{
    // A few pieces for each thread, so that none waits long for the last one.
    readonly int piece = Math.Max(1, rows.Length / (4 * threads));
    readonly object gate = new();
    int claimed, finished, failed = int.MaxValue;

    /// <summary>Its rows.</summary>
    public int[] Rows => rows;

    /// <summary>Its images.</summary>
    public byte[] Bytes => bytes;

    /// <summary>What went wrong with the first image that could not be read; null: nothing.</summary>
    public Exception? Error { get; private set; }

    /// <summary>A piece that nobody reads yet; null: there is none. Called by one thread at a time.</summary>
    public (int From, int To)? Claim()
    {
        if (claimed == rows.Length) return null;
        var from = claimed;
        claimed = Math.Min(rows.Length, claimed + piece);
        return (from, claimed);
    }

    /// <summary>So many more are read.</summary>
    public void Finish(int count)
    {
        lock (gate)
        {
            finished += count;
            if (finished == rows.Length) Monitor.PulseAll(gate);
        }
    }

    /// <summary>An image could not be read. The others are read all the same: which one is named does not depend on the threads.</summary>
    public void Fail(int n, Exception error)
    {
        lock (gate)
            if (n < failed) (failed, Error) = (n, error);
    }

    /// <summary>Waits until all are read.</summary>
    public void Wait()
    {
        lock (gate)
            while (finished < rows.Length) Monitor.Wait(gate);
    }
}
