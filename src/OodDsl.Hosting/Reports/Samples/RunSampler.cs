namespace OodDsl.Hosting;

/// <summary>Takes finished runs' networks up again, on one thread, for what a report shows of images. Data of equal benchmarks are read once.</summary>
/// <param name="catalog">The experiments.</param>
/// <param name="material">Where data sets are looked for, and the memory of their images.</param>
/// <param name="device">The device that was asked for.</param>
/// <param name="threads">Threads that were asked for.</param>
/// <param name="cancellation">Stops it between two runs.</param>
sealed class RunSampler(
    IReadOnlyList<ExperimentDescriptor> catalog, RunData material, string? device, int? threads, CancellationToken cancellation) : IRunSampler
{
    (string Key, BenchmarkData Data, DataSource Source)? loaded;

    /// <inheritdoc/>
    public RunSample Of(ReportRun run)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Read(run);
        }
        catch (UserException error)
        {
            return RunSample.Without(error.Message);
        }
    }

    RunSample Read(ReportRun run)
    {
        var (manifest, folder) = (run.Manifest, run.Folder);
        if (!File.Exists(folder.LastCheckpoint)) return RunSample.Without("There is no checkpoint in the run's folder.");
        var experiment = manifest.ExperimentIn(catalog);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(manifest.Overrides));
        var resolved = RunStages.Prepare(device, threads);
        var (data, source) = Load(BenchmarkDescription.Of(experiment.Benchmark).At(manifest.Split), manifest.Limit);
        List<string> notes = [];
        if (!string.Equals(WholeFingerprint.Of(experiment), manifest.Fingerprint, StringComparison.Ordinal))
            notes.Add("The declaration was changed since the run: the features are its weights' in the present network.");
        if (manifest.Data.FirstOrDefault(record => source.Records.Any(record.WasReplacedBy)) is { } replaced)
            return RunSample.Without($"The file {replaced.File} of {replaced.DataSet} is another one than in the run.");

        var dependencies = new FinishedRuns(RecordedRuns.Of(folder, manifest, experiment), _ => { });
        using var context = new RunContext(resolved, new((ulong)manifest.Seed), settings, data, source, dependencies) { IsFinished = true };
        context.Pass = new EvaluationPass(context.Randomness, new SilentObserver(), CancellationToken.None);
        using var made = experiment.Create(context);
        RunStages.Fit(made.RunFitsBefore);
        using (NewDisposeScope()) Checkpoint.Read(folder.LastCheckpoint).LoadWeights(made.OwnedNetwork);
        var features = FeatureViews.Of(made, data, out var note);
        if (note is not null) notes.Add(note);
        return new(features, HasScores(folder) ? ExampleImages.Of(new ScoreFiles(folder), data) : [], notes);
    }

    (BenchmarkData Data, DataSource Source) Load(BenchmarkDescription description, int? limit)
    {
        var key = $"{description.Name}|{description.Split.Name}|{limit}";
        if (loaded is not { } one || !string.Equals(one.Key, key, StringComparison.Ordinal))
        {
            var source = material.Source();
            loaded = one = (key, BenchmarkData.Load(description, source, limit), source);
        }
        return (one.Data, one.Source);
    }

    static bool HasScores(RunFolder folder) => Directory.Exists(Path.GetDirectoryName(folder.Scores("any"))!);
}
