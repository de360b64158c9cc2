namespace OodDsl.Hosting;

/// <summary>The phases of a run, from the beginning or from its last checkpoint: fits, training, fits, evaluation.</summary>
/// <param name="experiment">What is run.</param>
/// <param name="seed">Root of the seed tree.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="clock">The time.</param>
/// <param name="cancellation">Stops it.</param>
sealed class RunPhases(
    ExperimentDescriptor experiment, int seed, RunFolder folder, LoggedObserver observer, TimeProvider clock, CancellationToken cancellation)
{
    /// <summary>Runs what is left of the run.</summary>
    /// <param name="context">What the run is given.</param>
    /// <param name="resumes">Whether to go on from the last checkpoint, if there is one.</param>
    /// <exception cref="UserException">The checkpoint can't be used, or the run failed.</exception>
    public RunOutcome Execute(RunContext context, bool resumes)
    {
        var pass = context.Pass = new EvaluationPass(context.Randomness, observer, cancellation);
        using var run = experiment.Create(context);
        // These depend on the weights the run starts with, and leave the generators where training found them.
        RunStages.Fit(run.RunFitsBefore);
        Train(run, context, pass, resumes);
        RunStages.Fit(run.RunFitsAfter);
        FitFile.Write(folder, run, context.Data);
        return RunOutcome.Of(new Evaluator(run, context, pass, folder, observer).Evaluate(experiment.Name, seed), run, context.Data);
    }

    void Train(ExperimentRun run, RunContext context, EvaluationPass pass, bool resumes)
    {
        // An experiment without losses has no training stream, and trains nothing. Others may depend on its weights all the same.
        if (context.Plan is not { } plan)
        {
            using var weights = NewDisposeScope();
            Checkpoint.OfWeights(run, context, experiment).Write(folder.LastCheckpoint);
            return;
        }
        using var scope = NewDisposeScope();
        var last = resumes ? Last(run) : null;
        LineFile.Cut(folder.Metrics, last?.State.MetricsLines ?? 0);
        using var metrics = new MetricsLog(folder.Metrics);
        using var average = plan.Train.Ema > 0 ? new WeightAverage(run.OwnedNetwork, plan.Train.Ema) : null;
        using var loop = new TrainingLoop(context, () => LearningRate(run), metrics, observer, cancellation)
        {
            Average = average,
            Instruments = new(experiment.Name, seed),
            Estimate = new(plan.Steps, context.Device, clock, observer),
        };
        last?.Load(run, context, loop);
        run.Attach(loop);
        new TrainingPhase(experiment, run, context, loop, pass, folder, metrics, observer, clock) { From = last?.State }.Run(plan);
        average?.Swap();
        run.Attach(null);
    }

    Checkpoint? Last(ExperimentRun run)
    {
        if (!File.Exists(folder.LastCheckpoint))
        {
            observer.Milestone("there is no checkpoint yet: the run begins again");
            return null;
        }
        if (run.FitsEpochs)
        {
            // What they found is in no checkpoint, and the weights they found it with are gone.
            observer.Milestone("the experiment fits between epochs: the run begins again");
            return null;
        }
        var checkpoint = Checkpoint.Read(folder.LastCheckpoint);
        observer.Milestone(FormattableString.Invariant($"goes on after step {checkpoint.State.Step}"));
        return checkpoint;
    }

    static double LearningRate(ExperimentRun run) =>
        run.Optimizers.Values.SelectMany(optimizer => optimizer.ParamGroups).Select(group => group.LearningRate).FirstOrDefault(double.NaN);
}
