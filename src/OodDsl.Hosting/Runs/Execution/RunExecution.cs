namespace OodDsl.Hosting;

/// <summary>A run from its request to its results, the runs it depends on first.</summary>
/// <param name="request">What to run.</param>
/// <param name="path">The experiments that need this one, the outermost first.</param>
/// <param name="inner">Is told how it goes.</param>
/// <param name="cancellation">Stops it.</param>
sealed class RunExecution(RunRequest request, IReadOnlyList<string> path, IRunObserver inner, CancellationToken cancellation)
{
    readonly TimeProvider clock = RunningTime.OfProcess;
    readonly RunFolder folder = new(request.Output);

    /// <summary>Whether somebody else holds the lock of the run's key, on behalf of this run.</summary>
    public bool IsLocked { get; init; }

    ExperimentDescriptor Experiment => request.Experiment;

    /// <summary>Checks everything that can be checked, claims the folder, and runs. What went wrong is in the folder, too.</summary>
    public RunResult Execute()
    {
        // What it depends on is checked with it.
        if (path.Count == 0) RunChecks.Refuse([request], cancellation);
        if (SettingTrial.IsUntried(Experiment)) inner.Milestone("The settings were not tried on noise: that would take too long on this processor. Scores and fits look at theirs when they come to them.");
        var settings = SettingValues.Resolve(Experiment.Settings, DependencyOverrides.Own(request.Overrides));
        var description = BenchmarkDescription.Of(Experiment.Benchmark).At(request.Split);
        folder.RefuseRun();
        var device = RunStages.Prepare(request.Device, request.Threads);
        var dependencies = new DependencyRuns(request, Circle.Refuse(Experiment, path), inner, cancellation).Ensure();

        // Another run that needs this one waits for it instead of making its own.
        using var turn = IsLocked ? null : Lock(Manifests.KeyOf(request, settings, dependencies));
        using var observer = new LoggedObserver(inner, clock) { Instruments = new(Experiment.Name, request.Seed) };
        observer.Begin("data", 1);
        var source = request.Data.Source();
        var data = BenchmarkData.Load(description, source, request.Limit);
        data.RequireValidation();
        observer.Advance(1);
        var git = GitSnapshot.OfProgram(request.Runs, folder.Path);
        var manifest = Manifests.Start(
            request, settings, description, EngineInfo.Describe(device), source.Records, dependencies, git?.State, clock.GetUtcNow());
        using var held = folder.Claim(manifest);
        if (git?.Patch is { } patch) AtomicFile.Write(folder.Changes, patch);
        observer.Open(folder.Log);
        return new RunRecord(folder, observer, clock).Of(manifest, source, () =>
        {
            AtomicFile.Write(folder.Plan, PlanWriter.Markdown(Experiment, settings));
            var finished = new FinishedRuns(dependencies, observer.Milestone);
            using var context = new RunContext(device, new((ulong)request.Seed), settings, data, source, finished);
            return new RunPhases(Experiment, request.Seed, folder, observer, clock, cancellation).Execute(context, resumes: false);
        });
    }

    // Only a run among the others can be found by them.
    RunLock? Lock(string key)
    {
        var below = RunFolders.Of(request.Runs, Experiment.Name);
        return folder.Path.StartsWith(Path.GetFullPath(below) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? RunLock.Try(below, key) : null;
    }
}
