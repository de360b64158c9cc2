using System.Collections.Concurrent;

namespace OodDsl.Hosting;

/// <summary>
/// The one thread that a loaded network is used on. Dispose scopes and gradient modes belong to a thread, and every thread that calls into libtorch
/// brings helpers of its own: callers of any number wait in line for it.
/// </summary>
sealed class DetectorThread : IDisposable
{
    readonly BlockingCollection<Action> queue = [];
    readonly Task ended;

    public DetectorThread(string name) => ended = RunThread.Start(name, Work, CancellationToken.None);

    /// <summary>Does something on the thread; its result or exception comes out of the task.</summary>
    /// <exception cref="ObjectDisposedException">The thread was ended.</exception>
    public Task<T> Do<T>(Func<T> work, CancellationToken cancellation)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            queue.Add(() => Run(work, completion, cancellation), cancellation);
        }
        // By another thread, meanwhile.
        catch (InvalidOperationException error)
        {
            throw new ObjectDisposedException(nameof(OodDetector), error);
        }
        return completion.Task;
    }

    /// <summary>Ends the thread after what is in line.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        ended.Wait();
        queue.Dispose();
    }

    bool Work()
    {
        foreach (var action in queue.GetConsumingEnumerable()) action();
        return true;
    }

    static void Run<T>(Func<T> work, TaskCompletionSource<T> completion, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            completion.SetCanceled(cancellation);
            return;
        }
        try
        {
            completion.SetResult(work());
        }
        catch (Exception error)
        {
            completion.SetException(error);
        }
    }
}
