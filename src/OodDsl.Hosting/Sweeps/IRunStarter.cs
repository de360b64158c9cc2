namespace OodDsl.Hosting;

/// <summary>Makes a run apart from this process, so that what goes wrong in one run leaves the others alone.</summary>
interface IRunStarter
{
    /// <summary>Makes a run and waits for its end.</summary>
    /// <param name="request">What to run; its output folder is left to the run.</param>
    /// <param name="stopped">The folder of the same run, begun and stopped, to go on with; null: it begins.</param>
    /// <param name="report">Receives its milestones.</param>
    /// <param name="cancellation">Asks it to stop; it is waited for all the same.</param>
    /// <returns>How it exited.</returns>
    Task<ExitCode> RunAsync(RunRequest request, RunFolder? stopped, Action<string> report, CancellationToken cancellation);
}
