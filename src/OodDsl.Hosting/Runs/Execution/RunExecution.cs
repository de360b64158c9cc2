namespace OodDsl.Hosting;

/// <summary>A run from its request to its results.</summary>
sealed class RunExecution(RunRequest request, IRunObserver inner, CancellationToken cancellation)
{
    readonly TimeProvider clock = TimeProvider.System;
    readonly RunFolder folder = new(request.Output);

    ExperimentDescriptor Experiment => request.Experiment;

    /// <summary>Checks everything that can be checked, claims the folder, and runs. What went wrong is in the folder, too.</summary>
    public RunResult Execute()
    {
        var settings = SettingValues.Resolve(Experiment.Settings, request.Overrides);
        var description = BenchmarkDescription.Of(Experiment.Benchmark);
        if (request.Limit is < 1)
            throw new UserException(ExitCode.Usage, $"A limit of {request.Limit} leaves no training image.", "Give --limit 1 or more.");
        folder.RefuseRun();
        var device = RunStages.Prepare(request.Device, request.Threads);

        using var observer = new LoggedObserver(inner, clock);
        observer.Begin("data", 1);
        var source = new DataSource(request.Data);
        var data = BenchmarkData.Load(description, source, request.Limit);
        observer.Advance(1);
        var manifest = Manifests.Start(request, settings, description, EngineInfo.Describe(device), source.Records, clock.GetUtcNow());
        folder.Claim(manifest);
        observer.Open(folder.Log);
        try
        {
            AtomicFile.Write(folder.Plan, PlanWriter.Markdown(Experiment, settings));
            using var context = new RunContext(device, new((ulong)request.Seed), settings, data, source);
            var result = Run(context, observer);
            observer.End();
            folder.Write(result);
            RunFigure.Write(folder);
            folder.Write(Ended(manifest, RunState.Done, null, observer, source));
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

    RunResult Run(RunContext context, LoggedObserver observer)
    {
        using var run = Experiment.Create(context);
        var pass = new EvaluationPass(observer, cancellation);
        run.Attach(null, pass);
        RunStages.Fit(run.RunFitsBefore);
        Train(run, context, pass, observer);
        RunStages.Fit(run.RunFitsAfter);
        TensorFile.Write(
            folder.Fits, run.Kept.All().ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal), TensorFile.NoMetadata);
        return new Evaluator(run, context, pass, folder, observer).Evaluate(Experiment.Name, request.Seed);
    }

    void Train(ExperimentRun run, RunContext context, EvaluationPass pass, LoggedObserver observer)
    {
        // An experiment without losses has no training stream, and trains nothing.
        if (context.Plan is not { } plan) return;
        using var metrics = new MetricsLog(folder.Metrics);
        using var loop = new TrainingLoop(context, () => LearningRate(run), metrics, observer, cancellation);
        run.Attach(loop, pass);
        new TrainingPhase(Experiment, run, context, loop, pass, folder, metrics, observer, clock).Run(plan);
        run.Attach(null, pass);
    }

    static double LearningRate(ExperimentRun run) =>
        run.Optimizers.Values.SelectMany(optimizer => optimizer.ParamGroups).Select(group => group.LearningRate).FirstOrDefault(double.NaN);

    RunManifest Ended(RunManifest manifest, RunState state, string? error, LoggedObserver observer, DataSource source)
    {
        observer.End();
        return manifest with { State = state, Error = error, Ended = clock.GetUtcNow(), Seconds = observer.Seconds, Data = source.Records };
    }
}
