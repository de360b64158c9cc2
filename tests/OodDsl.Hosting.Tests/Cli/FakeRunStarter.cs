namespace OodDsl.Hosting.Tests;

/// <summary>Records the runs it is asked for; the experiments of some names fail.</summary>
sealed class FakeRunStarter : IRunStarter
{
    int running;

    public List<RunRequest> Requests { get; } = [];

    public HashSet<string> Failing { get; } = new(StringComparer.Ordinal);

    /// <summary>The most runs that were under way at one time.</summary>
    public int Together { get; private set; }

    public async Task<ExitCode> RunAsync(RunRequest request, RunFolder? stopped, Action<string> report, CancellationToken cancellation)
    {
        lock (Requests)
        {
            Requests.Add(request);
            Together = Math.Max(Together, ++running);
        }
        await Task.Delay(20, CancellationToken.None);
        lock (Requests) running--;
        if (!Failing.Contains(request.Experiment.Name)) return ExitCode.Done;
        report("error: The loss is not finite.");
        return ExitCode.Failed;
    }
}
