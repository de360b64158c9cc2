namespace OodDsl.Hosting;

/// <summary>A run from its request to its results, the runs it depends on first.</summary>
/// <param name="request">What to run.</param>
/// <param name="path">The experiments that need this one, the outermost first.</param>
/// <param name="inner">Is told how it goes.</param>
/// <param name="cancellation">Stops it.</param>
sealed class RunExecution(RunRequest request, IReadOnlyList<string> path, IRunObserver inner, CancellationToken cancellation)
{
    readonly TimeProvider clock = TimeProvider.System;
    readonly RunFolder folder = new(request.Output);

    /// <summary>Whether somebody else holds the lock of the run's key, on behalf of this run.</summary>
    public bool IsLocked { get; init; }

    ExperimentDescriptor Experiment => request.Experiment;

    /// <summary>Checks everything that can be checked, claims the folder, and runs. What went wrong is in the folder, too.</summary>
    public RunResult Execute()
    {
        DependencyOverrides.Check(Experiment, request.Overrides);
        var settings = SettingValues.Resolve(Experiment.Settings, DependencyOverrides.Own(request.Overrides));
        var description = BenchmarkDescription.Of(Experiment.Benchmark).At(request.Split);
        if (request.Limit is < 1)
            throw new UserException(ExitCode.Usage, $"A limit of {request.Limit} leaves no training image.", "Give --limit 1 or more.");
        folder.RefuseRun();
        var device = RunStages.Prepare(request.Device, request.Threads);
        var dependencies = new DependencyRuns(request, Circle.Refuse(Experiment, path), inner, cancellation).Ensure();

        // Another run that needs this one waits for it instead of making its own.
        using var turn = IsLocked ? null : Lock(Manifests.KeyOf(request, settings, dependencies));
        using var observer = new LoggedObserver(inner, clock);
        observer.Begin("data", 1);
        var source = new DataSource(request.Data);
        var data = BenchmarkData.Load(description, source, request.Limit);
        observer.Advance(1);
        var manifest = Manifests.Start(
            request, settings, description, EngineInfo.Describe(device), source.Records, dependencies, clock.GetUtcNow());
        folder.Claim(manifest);
        observer.Open(folder.Log);
        try
        {
            AtomicFile.Write(folder.Plan, PlanWriter.Markdown(Experiment, settings));
            var finished = new FinishedRuns(dependencies, observer.Milestone);
            using var context = new RunContext(device, new((ulong)request.Seed), settings, data, source, finished);
            var result = Run(context, observer);
            observer.End();
            folder.Write(result);
            RunFigure.Write(folder);
            folder.Write(Ended(manifest, RunState.Done, null, observer, source) with { WeightsSha256 = RunSearch.Sha256(folder.LastCheckpoint) });
            return result;
        }
        catch (OperationCanceledException)
        {
            folder.Write(Ended(manifest, RunState.Cancelled, null, observer, source));
            throw;
        }
        catch (Exception error)
        {
            observer.Line(error is UserException ? $"{error.Message} {((UserException)error).Remedy}" : error.ToString());
            folder.Write(Ended(manifest, RunState.Failed, error.Message, observer, source));
            throw;
        }
    }

    // Only a run among the others can be found by them.
    RunLock? Lock(string key)
    {
        var below = RunFolders.Of(request.Runs, Experiment.Name);
        return folder.Path.StartsWith(Path.GetFullPath(below) + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? RunLock.Try(below, key) : null;
    }

    RunResult Run(RunContext context, LoggedObserver observer)
    {
        var pass = context.Pass = new EvaluationPass(context.Randomness, observer, cancellation) { Rows = request.EvaluationBatch };
        using var run = Experiment.Create(context);
        RunStages.Fit(run.RunFitsBefore);
        Train(run, context, pass, observer);
        RunStages.Fit(run.RunFitsAfter);
        TensorFile.Write(
            folder.Fits, run.Kept.All().ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal), TensorFile.NoMetadata);
        return new Evaluator(run, context, pass, folder, observer).Evaluate(Experiment.Name, request.Seed);
    }

    void Train(ExperimentRun run, RunContext context, EvaluationPass pass, LoggedObserver observer)
    {
        // An experiment without losses has no training stream, and trains nothing. Others may depend on its weights all the same.
        if (context.Plan is not { } plan)
        {
            using var scope = NewDisposeScope();
            Checkpoint.OfWeights(run, context, Experiment).Write(folder.LastCheckpoint);
            return;
        }
        using var metrics = new MetricsLog(folder.Metrics);
        using var average = plan.Train.Ema > 0 ? new WeightAverage(run.OwnedNetwork, plan.Train.Ema) : null;
        using var loop = new TrainingLoop(context, () => LearningRate(run), metrics, observer, cancellation) { Average = average };
        run.Attach(loop);
        new TrainingPhase(Experiment, run, context, loop, pass, folder, metrics, observer, clock).Run(plan);
        average?.Swap();
        run.Attach(null);
    }

    static double LearningRate(ExperimentRun run) =>
        run.Optimizers.Values.SelectMany(optimizer => optimizer.ParamGroups).Select(group => group.LearningRate).FirstOrDefault(double.NaN);

    RunManifest Ended(RunManifest manifest, RunState state, string? error, LoggedObserver observer, DataSource source)
    {
        observer.End();
        return manifest with { State = state, Error = error, Ended = clock.GetUtcNow(), Seconds = observer.Seconds, Data = source.Records };
    }
}
