namespace OodDsl.Hosting;

/// <summary>All that can be known to be wrong with runs before the first begins, found together.</summary>
static class RunChecks
{
    /// <summary>
    /// Checks settings, split, limit, device, data and output folder, those of the runs it depends on included. A folder that is not chosen yet
    /// (<see cref="RunRequest.Output"/> is empty) is not looked at.
    /// </summary>
    /// <param name="requests">The runs.</param>
    /// <param name="cancellation">Stops the trial.</param>
    /// <exception cref="UserException">All that is wrong.</exception>
    public static void Refuse(IReadOnlyList<RunRequest> requests, CancellationToken cancellation) =>
        Refuse(requests, request => Problems(request, cancellation));

    /// <summary>The same on a thread of its own, before any run has one.</summary>
    public static Task RefuseAsync(IReadOnlyList<RunRequest> requests, CancellationToken cancellation) => OnThread(() => Refuse(requests, cancellation), cancellation);

    /// <summary>Checks the settings of runs that are begun one by one, in other processes perhaps.</summary>
    /// <exception cref="UserException">All that is wrong.</exception>
    public static Task RefuseSettingsAsync(IReadOnlyList<RunRequest> requests, CancellationToken cancellation) =>
        OnThread(() => RefuseSettings(requests, cancellation), cancellation);

    static Task<bool> OnThread(Action check, CancellationToken cancellation) => RunThread.Start("check", () =>
    {
        check();
        return true;
    }, cancellation);

    static void RefuseSettings(IReadOnlyList<RunRequest> requests, CancellationToken cancellation) =>
        Refuse(requests.DistinctBy(request => (request.Experiment, string.Join('\n', request.Overrides))).ToList(), request => Caught(() => Try(request, cancellation)));

    static void Refuse(IReadOnlyList<RunRequest> requests, Func<RunRequest, IReadOnlyList<UserException>> problems)
    {
        // Seeds and splits of an experiment have most of them in common; what is wrong with all experiments is said once.
        var found = requests.SelectMany(request => problems(request).Select(problem => (request.Experiment.Name, Problem: problem)))
            .GroupBy(one => Text(one.Problem), StringComparer.Ordinal)
            .Select(same => (same.First().Problem, Names: same.Select(one => one.Name).Distinct(StringComparer.Ordinal).ToList())).ToList();
        if (found.Count == 0) return;
        var all = requests.Select(request => request.Experiment.Name).Distinct(StringComparer.Ordinal).Count();
        throw Together([.. found.Select(one => (one.Problem, one.Names.Count == all ? "" : $"{string.Join(", ", one.Names)}: "))], all);
    }

    static List<UserException> Problems(RunRequest request, CancellationToken cancellation)
    {
        // In a circle of experiments there is no end to what must be checked.
        if (Caught(() => _ = WholeFingerprint.Of(request.Experiment)) is [_, ..] circle) return circle;
        List<UserException> problems =
        [
            .. Caught(() => DependencyOverrides.Check(request.Experiment, request.Overrides)),
            .. Caught(() => BenchmarkDescription.Of(request.Experiment.Benchmark).At(request.Split)),
        ];
        if (request.Limit is < 1) problems.Add(new(ExitCode.Usage, $"A limit of {request.Limit} leaves no training image.", "Give --limit 1 or more."));
        problems.AddRange(Caught(() => RunStages.Prepare(request.Device, request.Threads)));
        if (request.Output.Length > 0) problems.AddRange(Caught(new RunFolder(request.Output).RefuseRun));
        // What can't be read is told already, and must not keep the others from being tried.
        problems.AddRange(Caught(() => Try(request with { Overrides = Readable(request) }, cancellation)));
        problems.AddRange(Missing(request, mayDownload: problems.Count == 0));
        return problems;
    }

    static string[] Readable(RunRequest request) =>
        [.. request.Overrides.Where(text => Caught(() => DependencyOverrides.Check(request.Experiment, [text])) is [])];

    // One problem per set. Nothing is downloaded for runs that will not begin.
    static IEnumerable<UserException> Missing(RunRequest request, bool mayDownload)
    {
        var source = request.Data.Source();
        return Sets(request.Experiment).Where(part => mayDownload || !request.Data.Folders.AllowDownload || !part.Set.Files(part.Split).Any(file => file.Download is not null))
            .GroupBy(part => part.Set.Name, StringComparer.Ordinal)
            .SelectMany(parts => parts.SelectMany(part => Caught(() => source.Find(part))).Take(1));
    }

    static List<UserException> Caught(Action check)
    {
        try
        {
            check();
            return [];
        }
        catch (UserException problem)
        {
            return [problem];
        }
    }

    static void Try(RunRequest request, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var random = get_rng_state();
        var refused = SettingTrial.Problems(request.Experiment, request.Overrides, cancellation);
        // The trial is on the CPU, with its own threads, and draws. A device that is not there is told of by itself.
        set_rng_state(random);
        _ = Caught(() => RunStages.Prepare(request.Device, request.Threads));
        if (refused.Count > 0) throw SettingResolution.Refused(refused);
    }

    static IEnumerable<(DataSet Set, Split Split)> Sets(ExperimentDescriptor experiment) => BenchmarkDescription.Of(experiment.Benchmark).AllSets
        .Concat(StreamSets.Of(experiment))
        .Concat(experiment.Dependencies.SelectMany(dependency => Sets(dependency.Experiment())))
        .DistinctBy(part => (part.Set.Name, part.Split));

    static UserException Together(List<(UserException Problem, string Whose)> problems, int experiments) => problems is [({ } only, { Length: 0 })]
        ? only
        : new(
            problems[0].Problem.Code,
            $"{(problems.Count == 1 ? "One thing keeps" : $"{problems.Count} things keep")} {(experiments == 1 ? "the run" : "the runs")} from beginning:\n  {string.Join("\n  ", problems.Select(one => (one.Whose + Text(one.Problem)).Replace("\n", "\n  ", StringComparison.Ordinal)))}",
            "", problems[0].Problem);

    static string Text(UserException problem) => $"{problem.Message} {problem.Remedy}".TrimEnd();
}
