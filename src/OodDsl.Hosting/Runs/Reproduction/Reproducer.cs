namespace OodDsl.Hosting;

/// <summary>Makes runs again and compares, each on a dedicated thread of its own.</summary>
public sealed class Reproducer
{
    /// <summary>Checks what the run was made with, and, unless that is all that is asked for or it can't be done here, runs and compares.</summary>
    /// <exception cref="UserException">The folder holds no finished run, the new run failed, or was stopped: asked again with its folder, it goes on.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the new run began.</exception>
    public Task<Reproduction> ReproduceAsync(ReproductionRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        return RunThread.Start(
            $"reproduce {request.Run.Path}", () => new ReproductionExecution(request, observer, cancellation).Execute(), cancellation);
    }
}
