using System.Runtime.ExceptionServices;

namespace OodDsl.Hosting;

/// <summary>
/// Reads batches ahead of who takes them, on threads of its own, and holds a few at most. Batches come in their order, with the same bytes, whatever the
/// number of threads.
/// </summary>
sealed class BatchDecoder : IDisposable
{
    readonly ImageSource images;
    readonly IBatchOrder order;
    readonly int ahead;
    readonly object gate = new();
    readonly Queue<DecodedBatch> batches = new();
    readonly Stack<byte[]> spare = new();
    readonly Thread[] threads;
    long planned;
    bool ended;
    volatile bool stopped;

    /// <summary>Starts reading.</summary>
    /// <param name="images">What is read.</param>
    /// <param name="order">In which order.</param>
    /// <param name="first">The first batch that will be taken.</param>
    /// <param name="threads">Threads that read.</param>
    /// <param name="ahead">Batches that are read and waiting, or being read, at most.</param>
    public BatchDecoder(ImageSource images, IBatchOrder order, long first, int threads, int ahead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        (this.images, this.order, this.ahead, planned, Next) = (images, order, ahead, first, first);
        this.threads = new Thread[threads];
        for (var n = 0; n < threads; n++)
        {
            this.threads[n] = new(Read) { IsBackground = true, Name = $"images {n}" };
            this.threads[n].Start();
        }
    }

    /// <summary>The number of the batch that is taken next.</summary>
    public long Next { get; private set; }

    /// <summary>In which order it reads.</summary>
    public IBatchOrder Order => order;

    /// <summary>Waits for the next batch: its images' bytes, one after the other. Give them back when they are used.</summary>
    /// <exception cref="InvalidOperationException">There is no further batch.</exception>
    /// <exception cref="DataFormatException">An image of the batch is damaged: the first one in its order.</exception>
    public byte[] Take()
    {
        DecodedBatch batch;
        lock (gate)
        {
            Plan();
            if (batches.Count == 0) throw new InvalidOperationException($"There is no batch {Next}.");
            batch = batches.Peek();
        }
        batch.Wait();
        lock (gate)
        {
            batches.Dequeue();
            Next++;
            Plan();
        }
        if (batch.Error is { } error) ExceptionDispatchInfo.Throw(error);
        return batch.Bytes;
    }

    /// <summary>Takes bytes back to be filled again.</summary>
    public void Return(byte[] bytes)
    {
        lock (gate)
            if (spare.Count <= ahead) spare.Push(bytes);
    }

    /// <summary>Stops the threads and waits for them.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
        foreach (var thread in threads) thread.Join();
        batches.Clear();
        spare.Clear();
    }

    void Read()
    {
        while (Claim() is var (batch, from, to))
        {
            for (var n = from; n < to && !stopped; n++) ReadOne(batch, n);
            batch.Finish(to - from);
        }
    }

    void ReadOne(DecodedBatch batch, int n)
    {
        try
        {
            images.Read(batch.Rows[n], batch.Bytes.AsSpan(n * images.Shape.Length, images.Shape.Length));
        }
        catch (Exception error)
        {
            // Thrown where the batch is taken.
            batch.Fail(n, error);
        }
    }

    // Null: it is over.
    (DecodedBatch Batch, int From, int To)? Claim()
    {
        lock (gate)
        {
            while (!stopped)
            {
                Plan();
                foreach (var batch in batches)
                    if (batch.Claim() is var (from, to)) return (batch, from, to);
                Monitor.Wait(gate);
            }
            return null;
        }
    }

    void Plan()
    {
        for (; !ended && batches.Count < ahead; planned++)
        {
            if (order.Rows(planned) is { } rows) batches.Enqueue(new(rows, Buffer(checked(rows.Length * images.Shape.Length)), threads.Length));
            else ended = true;
            Monitor.PulseAll(gate);
        }
    }

    byte[] Buffer(int length)
    {
        while (spare.TryPop(out var bytes))
            if (bytes.Length == length) return bytes;
        return new byte[length];
    }
}
