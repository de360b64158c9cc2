namespace OodDsl.Hosting;

/// <summary>Makes runs again and compares, each on a dedicated thread of its own.</summary>
public sealed class Reproducer
{
    /// <summary>Checks what the run was made with, and, unless that is all that is asked for or it can't be done here, runs and compares.</summary>
    /// <exception cref="UserException">The folder holds no finished run, or the new run failed.</exception>
    /// <exception cref="OperationCanceledException">The new run was stopped; it can be gone on with.</exception>
    public Task<Reproduction> ReproduceAsync(ReproductionRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        return RunThread.Start(
            $"reproduce {request.Run.Path}", () => new ReproductionExecution(request, observer, cancellation).Execute(), cancellation);
    }
}
