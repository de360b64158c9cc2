using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class RunnerTests
{
    static readonly string[] Score = ["Msp", "Means"];

    [Fact]
    public async Task A_run_leaves_a_complete_folder()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();

        var result = await new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "run", "Epochs=3"), observer, CancellationToken.None);

        var run = new RunFolder(folder.At("run"));
        Assert.Equal(
            ["best.safetensors", "fits.safetensors", "last.safetensors"],
            Directory.GetFiles(folder.At("run", "checkpoints")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["tiny-shapes", "tiny-shapes-held-out", "tiny-shapes-validation", "tiny-stripes", "uniform-noise"],
            Directory.GetFiles(folder.At("run", "scores"), "*.safetensors").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.Equal(
            JsonSerializer.Serialize(result, RunJson.Readable.RunResult), JsonSerializer.Serialize(run.ReadResults(), RunJson.Readable.RunResult));
        var manifest = run.ReadManifest();
        Assert.Equal((RunState.Done, 3, "TinyBenchmark"), (manifest.State, manifest.Seed, manifest.Benchmark));
        Assert.Equal(["Epochs=3"], manifest.Overrides);
        var epochs = Assert.Single(manifest.Settings, setting => setting.Path == "Train.Epochs");
        Assert.Equal(("3", "2", "--set"), (epochs.Value!.ToJsonString(), epochs.Default!.ToJsonString(), epochs.Origin));
        Assert.Equal((1, "cpu", true), (manifest.Environment.Threads, manifest.Environment.Device, manifest.Environment.Deterministic));
        Assert.Equal(["data", "evaluate", "fit", "train"], manifest.Seconds.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["data", "train", "fit", "evaluate"], observer.Phases.Select(phase => phase.Split(' ')[0]));
        Assert.Contains("epoch 2:", await File.ReadAllTextAsync(run.Log), StringComparison.Ordinal);
        Assert.StartsWith("# tiny", await File.ReadAllTextAsync(run.Plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_learns_and_all_sets_are_scored()
    {
        using var folder = new TemporaryFolder();

        var result = await TinyExperiment.Descriptor.Run(folder, "run", "Epochs=6");

        Assert.True(result.IdAccuracy > 0.95, $"{result.IdAccuracy}");
        Assert.True(result.ValidationAccuracy > 0.9, $"{result.ValidationAccuracy}");
        Assert.InRange(result.ExpectedCalibrationError!.Value, 0, 0.3);
        (string, string)[] sets =
            [("tiny-shapes-held-out", "near"), ("tiny-stripes", "near"), ("uniform-noise", "far"), ("near", "near"), ("far", "far")];
        Assert.Equal(
            Score.SelectMany(score => sets.Select(set => (set.Item1, set.Item2, score))),
            result.Results.Select(entry => (entry.Dataset, entry.Group, entry.Score)));
        Assert.All(
            result.Results, entry => Assert.All([entry.Auroc, entry.Fpr95, entry.AuprIn, entry.AuprOut], value => Assert.InRange(value, 0, 1)));
        foreach (var score in Score)
        {
            var near = result.Results.Where(entry => entry.Score == score && entry.Group == "near")
                .ToLookup(entry => entry.Dataset == "near", entry => entry.Auroc);
            Assert.Equal(near[false].Average(), near[true].Single(), 1e-15);
        }
    }

    [Fact]
    public async Task Metrics_have_a_line_per_interval_and_epoch()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();

        await new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "run", "BatchSize=4"), observer, CancellationToken.None);

        var lines = File.ReadLines(folder.At("run", "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var intervals = lines.Where(line => line.TryGetProperty("losses", out _)).ToArray();
        var perEpoch = intervals.Max(line => line.GetProperty("step").GetInt32() + 1) / 2;
        Assert.Equal(
            Enumerable.Range(0, 2 * perEpoch).Where(step => (step + 1) % 50 == 0 || (step + 1) % perEpoch == 0),
            intervals.Select(line => line.GetProperty("step").GetInt32()));
        Assert.Equal([0, 1], lines.Except(intervals).Select(line => line.GetProperty("epoch").GetInt32()));
        Assert.All(intervals.Select(line => line.GetProperty("losses")), losses => Assert.Equal(
            losses.GetProperty("CrossEntropy").GetDouble() + (0.5 * losses.GetProperty("OutlierExposure").GetDouble()),
            losses.GetProperty("loss").GetDouble(), 1e-5));
        Assert.Equal(intervals.Length, observer.Intervals.Count);
        Assert.Equal(Enumerable.Range(1, 2 * perEpoch).Select(step => (long)step), observer.Advances.Skip(1).Take(2 * perEpoch));
    }

    [Fact]
    public async Task The_same_request_gives_the_same_bits_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        var request = TinyExperiment.Descriptor.Request(folder, "first");
        foreach (var run in new[] { request, request with { Output = folder.At("second") }, request with { Output = folder.At("third"), Seed = 4 } })
            await new Runner().RunAsync(run, new RecordingObserver(), CancellationToken.None);

        var tensors = Directory.GetFiles(folder.At("first"), "*.safetensors", SearchOption.AllDirectories);
        foreach (var file in tensors.Append(folder.At("first", "results.json")))
        {
            var name = Path.GetRelativePath(folder.At("first"), file);
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(folder.At("second", name))), name);
        }
        Assert.NotEqual(
            File.ReadAllBytes(folder.At("first", "checkpoints", "last.safetensors")),
            File.ReadAllBytes(folder.At("third", "checkpoints", "last.safetensors")));
    }

    [Fact]
    public async Task A_folder_with_a_run_is_refused_before_anything_happens()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        var before = await File.ReadAllBytesAsync(folder.At("run", "run.json"));
        var observer = new RecordingObserver();

        var error = await Assert.ThrowsAsync<FolderTakenException>(
            () => new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder), observer, CancellationToken.None));

        Assert.Equal(ExitCode.Environment, error.Code);
        Assert.Contains("holds a run already", error.Message, StringComparison.Ordinal);
        Assert.Empty(observer.Phases);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("run", "run.json")));
    }

    [Fact]
    public async Task A_folder_that_cant_be_made_is_an_error_of_the_environment()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", [1]);

        var below = await Assert.ThrowsAsync<UserException>(() => TinyExperiment.Descriptor.Run(folder, "file/run"));
        var at = await Assert.ThrowsAsync<UserException>(() => TinyExperiment.Descriptor.Run(folder, "file"));

        Assert.Equal((ExitCode.Environment, ExitCode.Environment), (below.Code, at.Code));
        Assert.Equal([1], await File.ReadAllBytesAsync(folder.At("file")));
    }

    [Theory]
    [InlineData("Epocs=3", ExitCode.Configuration)]
    [InlineData("BatchSize=0", ExitCode.Configuration)]
    public async Task Wrong_settings_stop_a_run(string setting, ExitCode code)
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<UserException>(() => TinyExperiment.Descriptor.Run(folder, "run", setting));

        Assert.Equal(code, error.Code);
    }

    [Theory]
    [InlineData("gpu", ExitCode.Usage)]
    [InlineData("cuda:x", ExitCode.Usage)]
    [InlineData("cuda:99", ExitCode.Environment)]
    public async Task A_device_that_is_not_there_is_named(string device, ExitCode code)
    {
        using var folder = new TemporaryFolder();
        var request = TinyExperiment.Descriptor.Request(folder) with { Device = device };

        var error = await Assert.ThrowsAsync<UserException>(() => new Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None));

        Assert.Equal(code, error.Code);
        Assert.False(Directory.Exists(folder.At("run")));
    }
}
