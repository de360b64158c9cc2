using System.Globalization;

using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>Trains: epochs, validation after each, checkpoints.</summary>
sealed class TrainingPhase(
    ExperimentDescriptor experiment, ExperimentRun run, RunContext context, TrainingLoop loop, EvaluationPass pass, RunFolder folder,
    MetricsLog metrics, IRunObserver observer, TimeProvider clock)
{
    BestEpoch? best;

    // Whether the steps of the epoch before the next are done, and its validation is not.
    bool isOpen;

    /// <summary>Goes on where a checkpoint stands.</summary>
    public CheckpointState? From { init => (best, isOpen) = (value?.Best, value?.AwaitsValidation ?? false); }

    /// <summary>Runs all epochs that are left.</summary>
    /// <exception cref="UserException">A loss or a weight is not finite. The last checkpoint is the last good state.</exception>
    /// <exception cref="OperationCanceledException">A checkpoint of where the run stopped was written.</exception>
    public void Run(StepPlan plan)
    {
        observer.Begin("train", plan.Steps);
        loop.Instruments?.Begin();
        try
        {
            if (isOpen) Close(loop.Position.Epoch - 1, clock.GetTimestamp());
            for (var epoch = loop.Position.Epoch; epoch < plan.Epochs; epoch++) Epoch(epoch);
        }
        catch (NonFiniteLossException error)
        {
            throw Diverged($"{error.Message.TrimEnd('.')} (epoch {error.Step / plan.StepsPerEpoch}).", error);
        }
        catch (OperationCanceledException)
        {
            // Losses since the last log interval were not looked at yet; weights tell as well.
            if (FiniteWeights.Spoilt(run.OwnedNetwork) is not null) throw;
            Save(isBest: false);
            observer.Milestone(string.Create(CultureInfo.InvariantCulture, $"stopped after step {loop.Step} of {plan.Steps}, checkpoint written"));
            throw;
        }
    }

    void Epoch(int epoch)
    {
        using var activity = RunInstruments.Part("epoch")?.SetTag("epoch", epoch);
        var began = clock.GetTimestamp();
        pass.IsShown = false;
        if (loop.Position.IndexInEpoch == 0)
        {
            run.OwnedNetwork.eval();
            RunStages.Fit(() => run.RunFitsOf(epoch));
        }
        pass.IsShown = true;
        run.RunEpoch(epoch);
        if (loop.Position != new Position(epoch + 1, 0))
            throw new InvalidOperationException($"Epoch {epoch} ended after {loop.Position.IndexInEpoch} steps: the loop over Steps was left early.");
        isOpen = true;
        Close(epoch, began, activity);
    }

    void Close(int epoch, long began, Activity? activity = null)
    {
        pass.IsShown = true;
        if (FiniteWeights.Spoilt(run.OwnedNetwork) is { } name) throw Diverged($"After epoch {epoch} the network's {name} is not finite.");
        var accuracy = Validate();
        var isBest = accuracy is { } value && value > (best?.ValidationAccuracy ?? -1);
        if (isBest) best = new(epoch, accuracy!.Value);
        isOpen = false;
        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        // Before the checkpoint, which says how many lines there are: a run that is killed in between writes the line again.
        var line = new EpochMetrics(epoch, loop.Step, accuracy, isBest, Math.Round(seconds, 3));
        metrics.Write(line);
        Save(isBest);
        activity?.SetTag("validation.accuracy", accuracy);
        loop.Instruments?.Epoch(line);
        FormattableString validation = $", validation accuracy {100 * accuracy:F2} %{(isBest ? " (best)" : "")}";
        var text = FormattableString.Invariant($"epoch {epoch}: {seconds:F1} s");
        observer.Milestone(accuracy is null ? text : text + FormattableString.Invariant(validation));
    }

    double? Validate()
    {
        loop.Average?.Swap();
        try
        {
            return pass.Accuracy("validation", context.ValidationSet, run, context.Classes);
        }
        finally
        {
            loop.Average?.Swap();
        }
    }

    void Save(bool isBest)
    {
        using var scope = NewDisposeScope();
        using var activity = RunInstruments.Part("checkpoint")?.SetTag("step", loop.Step).SetTag("best", isBest);
        var began = clock.GetTimestamp();
        var checkpoint = Checkpoint.Capture(run, context, loop, experiment, best, isOpen);
        // The last state says which epoch is the best: it must not come before those weights.
        if (isBest) checkpoint.WeightsOnly().Write(folder.BestCheckpoint);
        checkpoint.Write(folder.LastCheckpoint);
        loop.Instruments?.Checkpoint(clock.GetElapsedTime(began));
    }

    UserException Diverged(string what, Exception? inner = null)
    {
        var kept = File.Exists(folder.LastCheckpoint) ? $" The state before is in {folder.LastCheckpoint}." : "";
        var rates = context.Settings.All.Where(
            setting => setting.Path.EndsWith(".LearningRate", StringComparison.Ordinal) && setting.Value is double rate && double.IsFinite(rate));
        var remedy = string.Join(" or ", rates.Select(setting => $"--set {setting.Path} (now {setting.Text})"));
        return new(ExitCode.Failed, what + kept, remedy.Length > 0 ? $"Lower the learning rate: {remedy}." : "Look at that term.", inner);
    }
}
