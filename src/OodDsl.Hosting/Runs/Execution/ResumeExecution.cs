namespace OodDsl.Hosting;

/// <summary>Goes on with a run that was stopped, killed or failed, in its own folder, to the results it would have had.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="catalog">The experiments.</param>
/// <param name="material">Where data sets are looked for.</param>
/// <param name="inner">Is told how it goes.</param>
/// <param name="cancellation">Stops it.</param>
sealed class ResumeExecution(
    RunFolder folder, IReadOnlyList<ExperimentDescriptor> catalog, RunData material, IRunObserver inner, CancellationToken cancellation)
{
    readonly TimeProvider clock = RunningTime.OfProcess;

    /// <summary>Checks that everything is as it was, and runs what is left.</summary>
    /// <param name="deviceName">The device; null: the run's.</param>
    /// <param name="threads">Threads; null: the run's.</param>
    public RunResult Execute(string? deviceName, int? threads)
    {
        // Of a folder that holds no run, nothing is touched.
        folder.ReadManifest();
        using var held = RunFolderLock.Take(folder);
        // Read again: the process that held the folder until now may have finished.
        var manifest = folder.ReadManifest();
        if (manifest.State == RunState.Done)
            throw new UserException(ExitCode.Usage, $"The run in {folder.Path} is finished.", "There is nothing to go on with: ./ood evaluate scores it again.");
        var experiment = Experiment(manifest);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(manifest.Overrides));
        var description = BenchmarkDescription.Of(experiment.Benchmark).At(manifest.Split);
        var device = RunStages.Prepare(deviceName ?? manifest.Environment.Device, threads ?? manifest.Environment.Threads);
        var dependencies = RecordedRuns.Of(folder, manifest, experiment);

        using var turn = Lock(manifest);
        using var observer = new LoggedObserver(inner, clock) { Instruments = new(experiment.Name, manifest.Seed) };
        observer.Open(folder.Log);
        foreach (var place in (string[])[folder.Path, Path.GetDirectoryName(folder.LastCheckpoint)!, Path.GetDirectoryName(folder.Scores(""))!])
            if (Directory.Exists(place)) AtomicFile.RemoveAbandoned(place);
        var environment = EngineInfo.Describe(device);
        foreach (var difference in manifest.Environment.Differences(environment))
            observer.Milestone($"{difference}: the results may differ from those of a run that was not stopped");
        observer.Begin("data", 1);
        var source = material.Source();
        var data = BenchmarkData.Load(description, source, manifest.Limit);
        RefuseOtherData(manifest, source);
        observer.Advance(1);
        manifest = manifest with { State = RunState.Running, Error = null, Resumed = [.. manifest.Resumed, new(clock.GetUtcNow(), environment)] };
        folder.Write(manifest);
        return new RunRecord(folder, observer, clock).Of(manifest, source, () =>
        {
            AtomicFile.Write(folder.Plan, PlanWriter.Markdown(experiment, settings));
            using var context = new RunContext(
                device, new((ulong)manifest.Seed), settings, data, source, new FinishedRuns(dependencies, observer.Milestone));
            return new RunPhases(experiment, manifest.Seed, folder, observer, clock, cancellation).Execute(context, resumes: true);
        });
    }

    ExperimentDescriptor Experiment(RunManifest manifest)
    {
        var experiment = manifest.ExperimentIn(catalog);
        if (!string.Equals(WholeFingerprint.Of(experiment), manifest.Fingerprint, StringComparison.Ordinal))
            throw new UserException(
                ExitCode.Configuration, $"The declaration of {experiment.Name} was changed since the run in {folder.Path} began.",
                manifest.Git is { } git ? $"Check out its commit, {git.Commit}, or run it anew." : "Run it anew.");
        return experiment;
    }

    void RefuseOtherData(RunManifest manifest, DataSource source)
    {
        foreach (var now in source.Records)
            if (manifest.Data.Any(record => record.WasReplacedBy(now)))
                throw new UserException(
                    ExitCode.Environment, $"The file {now.File} of {now.DataSet} is another one than when the run in {folder.Path} began.",
                    "Name the folder of the data it began with by --data, or run it anew.");
    }

    // As the run that was stopped did: others that need this run wait for it.
    RunLock? Lock(RunManifest manifest) => manifest.Key is { } key && RunFolders.Above(folder.Path, manifest.Experiment) is { } runs
        ? RunLock.Try(RunFolders.Of(runs, manifest.Experiment), key)
        : null;
}
