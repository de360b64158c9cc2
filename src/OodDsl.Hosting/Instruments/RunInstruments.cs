using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OodDsl.Hosting;

/// <summary>
/// What a run tells whoever attaches: a meter and an activity source, both called <see cref="Name"/>. Every measurement carries the tags
/// <c>experiment</c> and <c>seed</c>. Nothing is computed or read from the device for them: losses come when the log interval has read them anyway, and
/// without a listener a step costs a comparison.
/// </summary>
public sealed class RunInstruments
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "OodDsl";

    static readonly Meter Meter = new(Name);
    static readonly ActivitySource Activities = new(Name);

    static readonly Counter<long> Steps = Meter.CreateCounter<long>("ooddsl.train.steps", "{step}", "Training steps that are done.");
    static readonly Counter<long> Images = Meter.CreateCounter<long>("ooddsl.train.images", "{image}", "ID training images that went through a step.");
    static readonly Gauge<double> Speed = Meter.CreateGauge<double>("ooddsl.train.speed", "{image}/s", "ID training images per second over the last log interval.");
    static readonly Gauge<double> Loss = Meter.CreateGauge<double>("ooddsl.train.loss", null, "Mean over the last log interval of the loss and its terms (tag 'term').");
    static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>("ooddsl.train.learning_rate", null, "Learning rate of the first parameter group.");
    static readonly Counter<long> Epochs = Meter.CreateCounter<long>("ooddsl.train.epochs", "{epoch}", "Epochs that are done, validation included.");
    static readonly Histogram<double> EpochTime = Meter.CreateHistogram<double>("ooddsl.epoch.duration", "s", "What an epoch took, validation included.");
    static readonly Gauge<double> Accuracy = Meter.CreateGauge<double>("ooddsl.validation.accuracy", "1", "Share of ID validation images classified right.");
    static readonly Histogram<double> CheckpointTime = Meter.CreateHistogram<double>("ooddsl.checkpoint.duration", "s", "What writing a checkpoint took.");
    static readonly Histogram<double> PhaseTime = Meter.CreateHistogram<double>("ooddsl.phase.duration", "s", "What a phase took (tag 'phase').");

    readonly KeyValuePair<string, object?> experiment;
    readonly KeyValuePair<string, object?> seed;
    long images;
    long began;

    /// <summary>Of one run.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="seed">The run's seed.</param>
    public RunInstruments(string experiment, int seed) => (this.experiment, this.seed) = (new("experiment", experiment), new("seed", seed));

    /// <summary>The run's activity, which all others are children of; null if nobody listens.</summary>
    internal static Activity? Run(RunManifest manifest) => Activities.StartActivity("run")?
        .SetTag("experiment", manifest.Experiment).SetTag("seed", manifest.Seed).SetTag("benchmark", manifest.Benchmark).SetTag("split", manifest.Split)
        .SetTag("fingerprint", manifest.Fingerprint);

    /// <summary>An activity within a run, such as a phase or an epoch; null if nobody listens.</summary>
    internal static Activity? Part(string name) => Activities.StartActivity(name);

    /// <summary>Training begins or goes on.</summary>
    internal void Begin() => (images, began) = (0, Stopwatch.GetTimestamp());

    /// <summary>A step is done.</summary>
    /// <param name="batch">Its ID training images.</param>
    internal void Step(int batch)
    {
        images += batch;
        if (Steps.Enabled) Steps.Add(1, experiment, seed);
        if (Images.Enabled) Images.Add(batch, experiment, seed);
    }

    /// <summary>The log interval was read.</summary>
    internal void Interval(double learningRate, IntervalMeans means)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (Speed.Enabled && seconds > 0) Speed.Record(images / seconds, experiment, seed);
        Begin();
        if (LearningRate.Enabled) LearningRate.Record(learningRate, experiment, seed);
        if (!Loss.Enabled) return;
        foreach (var loss in means.Losses) Loss.Record(loss.Value, experiment, seed, new("term", loss.Name));
    }

    /// <summary>An epoch is done.</summary>
    internal void Epoch(EpochMetrics metrics)
    {
        Epochs.Add(1, experiment, seed);
        EpochTime.Record(metrics.Seconds, experiment, seed);
        if (metrics.ValidationAccuracy is { } accuracy) Accuracy.Record(accuracy, experiment, seed);
        // What an epoch's end takes is none of the next step's time.
        Begin();
    }

    /// <summary>A checkpoint was written.</summary>
    internal void Checkpoint(TimeSpan took) => CheckpointTime.Record(took.TotalSeconds, experiment, seed);

    /// <summary>A phase has ended.</summary>
    internal void Phase(string phase, TimeSpan took) => PhaseTime.Record(took.TotalSeconds, experiment, seed, new("phase", phase));
}
