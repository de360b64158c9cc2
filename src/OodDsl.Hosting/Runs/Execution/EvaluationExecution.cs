namespace OodDsl.Hosting;

/// <summary>Scores a finished run's network again.</summary>
sealed class EvaluationExecution(
    RunFolder folder, IReadOnlyList<ExperimentDescriptor> catalog, RunData material, IRunObserver inner, CancellationToken cancellation)
{
    readonly TimeProvider clock = RunningTime.OfProcess;

    /// <summary>Loads the last checkpoint, fits again, scores, and replaces scores and results.</summary>
    public RunResult Execute(string? deviceName, int? threads)
    {
        var manifest = folder.ReadManifest();
        if (manifest.State != RunState.Done)
            throw new UserException(
                ExitCode.Environment, $"The run in {folder.Path} is {Describe(manifest.State)}.", "Only a finished run can be evaluated.");
        var experiment = manifest.ExperimentIn(catalog);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(manifest.Overrides));
        var description = BenchmarkDescription.Of(experiment.Benchmark).At(manifest.Split);
        var device = RunStages.Prepare(deviceName, threads);

        using var observer = new LoggedObserver(inner, clock) { Instruments = new(experiment.Name, manifest.Seed) };
        observer.Open(folder.Log);
        if (!string.Equals(WholeFingerprint.Of(experiment), manifest.Fingerprint, StringComparison.Ordinal))
            observer.Milestone("The declaration was changed since the run: its weights are scored by the present declaration.");
        observer.Begin("data", 1);
        var source = material.Source();
        var data = BenchmarkData.Load(description, source, manifest.Limit);
        observer.Advance(1);
        if (manifest.Data.FirstOrDefault(record => source.Records.Any(record.WasReplacedBy)) is { } replaced)
            observer.Milestone($"The file {replaced.File} of {replaced.DataSet} is another one than in the run.");

        var dependencies = new FinishedRuns(RecordedRuns.Of(folder, manifest, experiment), observer.Milestone);
        using var context = new RunContext(device, new((ulong)manifest.Seed), settings, data, source, dependencies) { IsFinished = true };
        var pass = context.Pass = new EvaluationPass(context.Randomness, observer, cancellation);
        using var run = experiment.Create(context);
        RunStages.Fit(run.RunFitsBefore);
        LoadWeights(run);
        RunStages.Fit(run.RunFitsAfter);
        FitFile.Write(folder, run, data);
        var (result, sampler) = RunOutcome.Of(new Evaluator(run, context, pass, folder, observer).Evaluate(experiment.Name, manifest.Seed), run, data);
        observer.End();
        folder.Write(result);
        RunFigure.Write(folder);
        folder.Write(
            manifest with { Evaluations = [.. manifest.Evaluations, new(clock.GetUtcNow(), WholeFingerprint.Of(experiment), EngineInfo.Describe(device))] });
        RunPage.Write(folder, sampler, observer);
        return result;
    }

    void LoadWeights(ExperimentRun run)
    {
        using var scope = NewDisposeScope();
        Checkpoint.Read(folder.LastCheckpoint).LoadWeights(run.OwnedNetwork);
    }

    /// <summary>What a run of that state is, in the user's words.</summary>
    internal static string Describe(RunState state) => state switch
    {
        RunState.Running => "still running, or was killed",
        RunState.Failed => "one that failed",
        RunState.Cancelled => "one that was cancelled",
        _ => "finished",
    };
}
