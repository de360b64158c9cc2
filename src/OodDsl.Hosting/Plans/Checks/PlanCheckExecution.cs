using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>One check, on the thread of a run.</summary>
sealed class PlanCheckExecution(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation)
{
    readonly List<(string Name, double Seconds)> stages = [];
    readonly SilentObserver observer = new();
    readonly string folder = Path.Combine(Path.GetTempPath(), $"ood-check-{Guid.NewGuid():n}");

    /// <summary>Whether few images must do.</summary>
    public bool IsFew { get; init; }

    /// <summary>Goes through the stages up to the first that fails.</summary>
    public PlanCheckResult Run()
    {
        RunStages.Prepare("cpu", null);
        using var context = DryContext.Of(experiment, overrides, IsFew, new(), observer, cancellation);
        Directory.CreateDirectory(folder);
        try
        {
            return new(stages, Stages(context));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    PlanCheckProblem? Stages(RunContext context)
    {
        ExperimentRun? run = null;
        RestoredFits? restored = null;
        var pass = context.Pass!;
        try
        {
            return Stage("network", () => run = experiment.Create(context))
            ?? Stage("fits before training", () => RunStages.Fit(run!.RunFitsBefore))
            ?? (context.Plan is null ? null : Stage("training step", () => Train(run!, context)))
            ?? Stage("fits", () => RunStages.Fit(run!.RunFitsAfter))
            ?? Stage("fits read back", () => restored = ReadBack(run!, context))
            ?? Stage("scores", () => Score(run!, context, pass));
        }
        finally
        {
            run?.Dispose();
            restored?.Dispose();
        }
    }

    // As from the run's folder: scores are computed with what was kept.
    static RestoredFits ReadBack(ExperimentRun run, RunContext context)
    {
        using var scope = NewDisposeScope();
        var restored = new RestoredFits(
            run.Kept.Stored().ToDictionary(part => part.Name, part => part.Value.detach().clone(), StringComparer.Ordinal), context.Device, "The run");
        run.RunRestore(restored);
        return restored;
    }

    void Train(ExperimentRun run, RunContext context)
    {
        using var metrics = new MetricsLog(Path.Combine(folder, "metrics.jsonl"));
        using var loop = new TrainingLoop(context, () => 0, metrics, observer, cancellation);
        run.Attach(loop);
        run.OwnedNetwork.eval();
        RunStages.Fit(() => run.RunFitsOf(0));
        run.RunEpoch(0);
        run.Attach(null);
    }

    static void Score(ExperimentRun run, RunContext context, EvaluationPass pass)
    {
        RunStages.Fit(() =>
        {
            run.DeclaredThresholds();
            run.WholeMetrics();
        });
        Over("test", context.Data.Test, labelled: true);
        Over("ood", context.Data.Ood[0].Images, labelled: false);

        void Over(string name, ImageSource images, bool labelled)
        {
            using var set = new DeviceSet(CPU, images);
            using var table = new ScoreTable(name, set.Count, context.Classes, wantsMetrics: labelled, isInDistribution: labelled, keepsMaps: true);
            pass.Over(name, set, run.OwnedNetwork, labelled, batch =>
            {
                table.Begin(batch);
                run.RunScores(batch, table);
            });
        }
    }

    PlanCheckProblem? Stage(string name, Action work)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            work();
        }
        // Noise may well diverge: shapes are what is checked.
        catch (NonFiniteLossException)
        {
            observer.Milestone("diverged");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var message = error.GetBaseException().Message.Split('\n')[0].TrimEnd();
            return new(
                name, message, FailurePlace.Declaration(error, experiment.Create.Method.Module.Assembly), FailurePlace.Statement(error))
            {
                Error = error.GetBaseException(),
            };
        }
        stages.Add((name, clock.Elapsed.TotalSeconds));
        return null;
    }
}
