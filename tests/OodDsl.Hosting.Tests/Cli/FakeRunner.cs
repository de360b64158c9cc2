namespace OodDsl.Hosting.Tests;

/// <summary>Records what it is asked for, writes a results file, and ends as it is told.</summary>
sealed class FakeRunner : IRunner
{
    public const string ResultsFile = """{ "results": [ { "dataset": "digits", "auroc": 0.9 } ] }""" + "\n";

    /// <summary>Thrown instead of a result.</summary>
    public Exception? Error { get; set; }

    /// <summary>Called while a run lasts.</summary>
    public Action<IRunObserver, CancellationToken> During { get; set; } = (_, _) => { };

    public List<RunRequest> Requests { get; } = [];

    public List<string> Evaluated { get; } = [];

    /// <summary>What each evaluation and resumption was given.</summary>
    public List<RunData> Data { get; } = [];

    public Task<RunResult> RunAsync(RunRequest request, IRunObserver observer, CancellationToken cancellation)
    {
        Requests.Add(request);
        return Finish(request.Output, request.Experiment.Name, request.Seed, observer, cancellation);
    }

    public List<string> Resumed { get; } = [];

    public Task<RunResult> ResumeAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation)
    {
        Resumed.Add(runFolder);
        Data.Add(data);
        return Finish(runFolder, "baseline", 0, observer, cancellation);
    }

    public Task<RunResult> EvaluateAsync(
        string runFolder, IReadOnlyList<ExperimentDescriptor> catalog, RunData data, string? device, int? threads,
        IRunObserver observer, CancellationToken cancellation)
    {
        Evaluated.Add(runFolder);
        Data.Add(data);
        return Finish(runFolder, "baseline", 0, observer, cancellation);
    }

    Task<RunResult> Finish(string folder, string experiment, int seed, IRunObserver observer, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        During(observer, cancellation);
        if (Error is not null) return Task.FromException<RunResult>(Error);
        File.WriteAllText(Path.Combine(folder, "results.json"), ResultsFile);
        return Task.FromResult(new RunResult
        {
            Experiment = experiment,
            Seed = seed,
            IdAccuracy = 0.9512,
            Results =
            [
                new("letters", "near", "Msp", 0.81, 0.72, 0.63, 0.54),
                new("near", "near", "Msp", 0.811, 0.722, 0.633, 0.544),
                new("digits", "far", "Msp", 0.91, 0.32, 0.93, 0.94),
                new("far", "far", "Msp", 0.912, 0.322, 0.933, 0.944),
            ],
        });
    }
}
