using System.Reflection;
using OodDsl;
using OodDsl.Hosting;
using OodDsl.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// A generated run in this process: network, fits, steps and scores, without folders, checkpoints and reports. What it depends on is there with the
/// weights it begins with.
/// </summary>
sealed class DryRun : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly DisposeScope scope = NewDisposeScope();
    readonly RunContext context;
    readonly ExperimentDescriptor experiment;

    /// <summary>On noise in the shape of the benchmark, 256 images.</summary>
    public DryRun(ExperimentDescriptor experiment, params string[] overrides)
        : this(experiment, DryData.Of(BenchmarkDescription.Of(experiment.Benchmark), 256, 40), new DryData(), overrides) { }

    /// <summary>On a benchmark's images.</summary>
    public DryRun(ExperimentDescriptor experiment, BenchmarkData data, DataSource source, params string[] overrides)
    {
        this.experiment = experiment;
        RunStages.Prepare("cpu", 1);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(overrides));
        context = new(CPU, new(0), settings, data, source, DryRuns.Of(experiment, overrides, data, source, new SilentObserver()));
        Pass = context.Pass = new(context.Randomness, new SilentObserver(), CancellationToken.None);
        Run = experiment.Create(context);
        RunStages.Fit(Run.RunFitsBefore);
    }

    public ExperimentRun Run { get; }

    public ExperimentNetwork Network => Run.OwnedNetwork;

    public BenchmarkData Data => context.Data;

    /// <summary>Whether the training images are in memory.</summary>
    public bool Holds => context.TrainingSet.IsHeld;

    EvaluationPass Pass { get; }

    /// <summary>What the generated run holds in a field.</summary>
    public T Field<T>(string name) => (T)Run.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Run)!;

    /// <summary>A copy of the network's parameters and buffers.</summary>
    public Dictionary<string, Tensor> State() => State(Network);

    /// <summary>The same of any network.</summary>
    public static Dictionary<string, Tensor> State(nn.Module network) =>
        network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone(), StringComparer.Ordinal);

    /// <summary>Names of what differs between two states.</summary>
    public static string[] Changed(Dictionary<string, Tensor> before, Dictionary<string, Tensor> after) =>
        [.. before.Where(entry => !entry.Value.Equals(after[entry.Key])).Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    /// <summary>All steps of the first epoch; Train.Steps says how many.</summary>
    public void Train()
    {
        using var metrics = new MetricsLog(folder.At("metrics.jsonl"));
        using var loop = new TrainingLoop(context, () => 0, metrics, new SilentObserver(), CancellationToken.None);
        Run.Attach(loop);
        Run.RunEpoch(0);
        Run.Attach(null);
    }

    /// <summary>The fits after training, and all scores of a set, by name.</summary>
    public Dictionary<string, Tensor> Scores(string name, ImageSource images)
    {
        using var set = new DeviceSet(CPU, images);
        using var table = new ScoreTable(name, set.Count, context.Classes, wantsMetrics: false, isInDistribution: false);
        Pass.Over(name, set, Network, labelled: false, batch =>
        {
            table.Begin(batch);
            Run.RunScores(batch, table);
        });
        return table.Scores.ToDictionary(score => score.Key, score => score.Value.clone(), StringComparer.Ordinal);
    }

    /// <summary>Writes what a run of an experiment that trains nothing leaves for those that start from it, and reads it.</summary>
    public IReadOnlyDictionary<string, Tensor> Checkpointed()
    {
        var path = folder.At("last.safetensors");
        Checkpoint.OfWeights(Run, context, experiment).Write(path);
        return Checkpoint.Read(path).Scored;
    }

    /// <summary>The fits that scores ask for.</summary>
    public void Fit() => RunStages.Fit(Run.RunFitsAfter);

    public void Dispose()
    {
        Run.Dispose();
        context.Dispose();
        scope.Dispose();
        folder.Dispose();
    }
}
