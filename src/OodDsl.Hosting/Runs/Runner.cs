namespace OodDsl.Hosting;

/// <summary>Executes runs, each on a dedicated thread of its own.</summary>
public sealed class Runner
{
    /// <summary>Trains, fits, evaluates, and writes the run folder.</summary>
    /// <exception cref="UserException">Anything the user can mend: settings, data, output, device, a non-finite loss.</exception>
    /// <exception cref="OperationCanceledException">After the running step was finished and a checkpoint written.</exception>
    public Task<RunResult> RunAsync(RunRequest request, IRunObserver observer, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Scores a finished run's network again and rewrites its results.</summary>
    public Task<RunResult> EvaluateAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, DataFolders data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation) => throw new NotImplementedException();
}
