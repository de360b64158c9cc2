namespace OodDsl.Hosting;

/// <summary>
/// A thread for one run: TorchSharp's dispose scopes and gradient modes belong to a thread, so a run may not wander through a pool.
/// </summary>
static class RunThread
{
    // Deep networks recurse in backward and in module trees.
    const int StackBytes = 16 << 20;

    /// <summary>Runs the work; exceptions and cancellation come out of the task.</summary>
    public static Task<T> Start<T>(string name, Func<T> work, CancellationToken cancellation)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(work, completion, cancellation), StackBytes) { Name = name, IsBackground = true };
        thread.Start();
        return completion.Task;
    }

    static void Run<T>(Func<T> work, TaskCompletionSource<T> completion, CancellationToken cancellation)
    {
        try
        {
            completion.SetResult(work());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            completion.SetCanceled(cancellation);
        }
        catch (Exception error)
        {
            completion.SetException(error);
        }
    }
}
