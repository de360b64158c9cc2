namespace OodDsl.Hosting;

/// <summary>Executes runs, each on a dedicated thread of its own.</summary>
public sealed class Runner : IRunner
{
    /// <inheritdoc/>
    public Task<RunResult> RunAsync(RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(observer);
        return RunThread.Start($"run {request.Experiment.Name}", () => new RunExecution(request, [], observer, cancellation).Execute(), cancellation);
    }

    /// <inheritdoc/>
    public Task<RunResult> ResumeAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(observer);
        return RunThread.Start(
            $"resume {runFolder}",
            () => new ResumeExecution(new(runFolder), catalog, data, observer, cancellation).Execute(device, threads),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<RunResult> EvaluateAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(observer);
        return RunThread.Start(
            $"evaluate {runFolder}",
            () => new EvaluationExecution(new(runFolder), catalog, data, observer, cancellation).Execute(device, threads),
            cancellation);
    }
}
