namespace OodDsl.Hosting;

/// <summary>Executes runs. Commands ask for this, so that they can be tested without training anything.</summary>
public interface IRunner
{
    /// <summary>Trains, fits, evaluates, and writes the run folder.</summary>
    /// <exception cref="UserException">Anything the user can mend: settings, data, output, device, a non-finite loss.</exception>
    /// <exception cref="OperationCanceledException">After the running step was finished and a checkpoint written.</exception>
    Task<RunResult> RunAsync(RunRequest request, IRunObserver observer, CancellationToken cancellation);

    /// <summary>Goes on with a run that was stopped, in its own folder.</summary>
    /// <exception cref="UserException">The folder holds no unfinished run, the declaration or the data were changed, or anything else the user can mend.</exception>
    /// <exception cref="OperationCanceledException">After the running step was finished and a checkpoint written.</exception>
    Task<RunResult> ResumeAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation);

    /// <summary>Scores a finished run's network again and rewrites its results.</summary>
    /// <exception cref="UserException">The folder holds no finished run, or anything else the user can mend.</exception>
    Task<RunResult> EvaluateAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation);
}
