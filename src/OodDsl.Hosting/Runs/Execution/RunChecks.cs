namespace OodDsl.Hosting;

/// <summary>All that can be known to be wrong with a run before it begins, found together.</summary>
static class RunChecks
{
    /// <summary>Checks settings, split, limit, device, data and output folder, those of the runs it depends on included.</summary>
    /// <param name="request">The run.</param>
    /// <param name="cancellation">Stops the trial.</param>
    /// <exception cref="UserException">All that is wrong.</exception>
    public static void Refuse(RunRequest request, CancellationToken cancellation)
    {
        // In a circle of experiments there is no end to what must be checked.
        _ = WholeFingerprint.Of(request.Experiment);
        List<UserException> problems = [];
        void Check(Action check)
        {
            try
            {
                check();
            }
            catch (UserException problem)
            {
                problems.Add(problem);
            }
        }
        Check(() => DependencyOverrides.Check(request.Experiment, request.Overrides));
        Check(() => BenchmarkDescription.Of(request.Experiment.Benchmark).At(request.Split));
        if (request.Limit is < 1) problems.Add(new(ExitCode.Usage, $"A limit of {request.Limit} leaves no training image.", "Give --limit 1 or more."));
        Check(() => RunStages.Prepare(request.Device, request.Threads));
        Check(new RunFolder(request.Output).RefuseRun);
        foreach (var set in Sets(request.Experiment)) Check(() => request.Data.Source().Locate(set));
        if (problems.Count == 0) Check(() => Try(request, cancellation));
        if (problems.Count > 0) throw Together(problems);
    }

    static void Try(RunRequest request, CancellationToken cancellation)
    {
        if (request.Overrides.Count == 0) return;
        using var scope = NewDisposeScope();
        var random = get_rng_state();
        var refused = SettingTrial.Problems(request.Experiment, request.Overrides, cancellation);
        // The trial is on the CPU, with its own threads, and draws.
        set_rng_state(random);
        RunStages.Prepare(request.Device, request.Threads);
        if (refused.Count > 0) throw SettingResolution.Refused(refused);
    }

    // Of the benchmark; further sets are known when the run is made.
    static IEnumerable<(DataSet Set, Split Split)> Sets(ExperimentDescriptor experiment) => BenchmarkDescription.Of(experiment.Benchmark).AllSets
        .Concat(experiment.Dependencies.SelectMany(dependency => Sets(dependency.Experiment())))
        .DistinctBy(part => (part.Set.Name, part.Split));

    static UserException Together(List<UserException> problems) => problems is [var only]
        ? only
        : new(
            problems[0].Code,
            $"{problems.Count} things keep the run from beginning:\n  {string.Join("\n  ", problems.Select(problem => $"{problem.Message} {problem.Remedy}".TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)))}",
            "", problems[0]);
}
