using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OodDsl.Hosting.Tests;

/// <summary>What those who attach to a process hear of a run. Other tests run at the same time, so that each run here has a seed of its own.</summary>
public sealed class RunInstrumentsTests
{
    [Fact]
    public async Task A_run_counts_its_steps_and_images_and_tells_what_it_logs()
    {
        const int Seed = 90_001;
        List<(string Name, double Value, string Tags)> heard = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (string.Equals(instrument.Meter.Name, RunInstruments.Name, StringComparison.Ordinal)) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        using var folder = new TemporaryFolder();
        await Run(folder, Seed);

        var lines = await File.ReadAllLinesAsync(folder.At("run", "metrics.jsonl"));
        var epochs = lines.Count(line => line.Contains("\"seconds\"", StringComparison.Ordinal));
        using var tiny = new TinyContext();
        var images = tiny.Context.Data.Training.Count;
        Assert.Equal(2, epochs);
        Assert.Equal((images + 31) / 32 * epochs, Of("ooddsl.train.steps").Sum());
        Assert.Equal(images * epochs, Of("ooddsl.train.images").Sum());
        Assert.Equal(epochs, Of("ooddsl.train.epochs").Sum());
        Assert.Equal(epochs, Of("ooddsl.epoch.duration").Count);
        Assert.Equal(epochs, Of("ooddsl.checkpoint.duration").Count);
        Assert.All(Of("ooddsl.validation.accuracy"), accuracy => Assert.InRange(accuracy, 0.5, 1));
        // As in the log: one reading per epoch, of the loss and its two terms.
        Assert.All((string[])["loss", "CrossEntropy", "OutlierExposure"], term => Assert.Equal(epochs, Of("ooddsl.train.loss", $"term={term}").Count));
        Assert.Contains(Of("ooddsl.train.loss", "term=CrossEntropy")[0].ToString("R", System.Globalization.CultureInfo.InvariantCulture), lines[0], StringComparison.Ordinal);
        Assert.Equal(epochs, Of("ooddsl.train.learning_rate").Count);
        Assert.All(Of("ooddsl.train.speed"), speed => Assert.True(speed > 0));
        Assert.Equal(["data", "train", "fit", "evaluate"], (string[])[.. Phases()]);

        List<double> Of(string name, string tag = "") => [.. heard.Where(one => one.Name == name && one.Tags.Contains(tag, StringComparison.Ordinal)).Select(one => one.Value)];

        IEnumerable<string> Phases() => heard.Where(one => one.Name == "ooddsl.phase.duration").Select(one => one.Tags.Split("phase=")[1].TrimEnd(';'));

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = "";
            foreach (var tag in tags) text += $"{tag.Key}={tag.Value};";
            if (!text.Contains($"experiment=tiny;seed={Seed};", StringComparison.Ordinal)) return;
            lock (heard) heard.Add((instrument.Name, value, text));
        }
    }

    [Fact]
    public async Task A_runs_activities_nest()
    {
        const int Seed = 90_002;
        List<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, RunInstruments.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => { lock (ended) ended.Add(activity); },
        };
        ActivitySource.AddActivityListener(listener);
        using var folder = new TemporaryFolder();
        await Run(folder, Seed);

        var run = Assert.Single(ended, activity => activity.OperationName == "run" && Seed.Equals(activity.GetTagItem("seed")));
        var parts = ended.Where(activity => activity.TraceId == run.TraceId && activity != run).ToList();
        Assert.Equal(["train", "fit", "evaluate"], Under(run).Select(activity => activity.OperationName));
        var epochs = Under(parts.Single(activity => activity.OperationName == "train"));
        Assert.Equal(["epoch", "epoch"], epochs.Select(activity => activity.OperationName));
        Assert.Equal([0, 1], epochs.Select(activity => activity.GetTagItem("epoch")));
        Assert.All(epochs, epoch => Assert.Equal("checkpoint", Assert.Single(Under(epoch)).OperationName));
        Assert.All(epochs, epoch => Assert.IsType<double>(epoch.GetTagItem("validation.accuracy")));

        List<Activity> Under(Activity parent) => [.. parts.Where(activity => activity.ParentSpanId == parent.SpanId).OrderBy(activity => activity.StartTimeUtc)];
    }

    [Fact]
    public async Task A_run_that_fails_is_an_activity_that_failed()
    {
        const int Seed = 90_003;
        List<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, RunInstruments.Name, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (ended) ended.Add(activity); },
        };
        ActivitySource.AddActivityListener(listener);
        using var folder = new TemporaryFolder();
        var request = TinyExperiment.Descriptor.Request(folder) with { Seed = Seed };
        var observer = new RecordingObserver { OnAdvance = done => { if (done == 3) throw new InvalidOperationException("broken off"); } };
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Runner().RunAsync(request, observer, CancellationToken.None));

        var run = Assert.Single(ended, activity => activity.OperationName == "run" && Seed.Equals(activity.GetTagItem("seed")));
        Assert.Equal((ActivityStatusCode.Error, "broken off"), (run.Status, run.StatusDescription));
        Assert.Contains(ended, activity => activity.TraceId == run.TraceId && activity.OperationName == "train");
    }

    static Task<RunResult> Run(TemporaryFolder folder, int seed) => new Runner().RunAsync(
        TinyExperiment.Descriptor.Request(folder) with { Seed = seed }, new RecordingObserver(), CancellationToken.None);
}
