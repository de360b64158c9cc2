namespace OodDsl.Hosting.Tests;

public sealed class CheckpointTests
{
    // Nine steps a pass: within the second epoch, and within the second pass of the first and of the second epoch.
    [Theory]
    [InlineData(1, 13)]
    [InlineData(2, 12)]
    [InlineData(2, 30)]
    public async Task A_run_that_goes_on_from_a_checkpoint_within_an_epoch_or_a_pass_ends_with_the_same_bits(int passes, int stop)
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new TinyRun(context, passes: passes));
        await experiment.Run(folder, "whole");
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnAdvance = done => { if (done == stop) cancellation.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Runner().RunAsync(experiment.Request(folder, "stopped"), observer, cancellation.Token));
        using (NewDisposeScope())
            Assert.Equal(stop, Checkpoint.Read(folder.At("stopped", "checkpoints", "last.safetensors")).State.Step);

        var resumed = await RunThread.Start(
            "test", () => Resume(folder, folder.At("stopped", "checkpoints", "last.safetensors"), passes), CancellationToken.None);
        using var scope = NewDisposeScope();
        var whole = Checkpoint.Read(folder.At("whole", "checkpoints", "last.safetensors"));

        Assert.Equal(whole.Tensors.Keys.Order(StringComparer.Ordinal), resumed.Keys.Order(StringComparer.Ordinal));
        Assert.All(whole.Tensors, entry => Assert.True(entry.Value.bytes.SequenceEqual(resumed[entry.Key]), entry.Key));
    }

    [Fact]
    public async Task What_is_read_is_what_was_written()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        using var scope = NewDisposeScope();
        var path = folder.At("run", "checkpoints", "last.safetensors");

        var checkpoint = Checkpoint.Read(path);
        checkpoint.Write(folder.At("copy.safetensors"));

        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(folder.At("copy.safetensors"))));
        string[] expected =
        [
            "network/backbone.linear.bias", "network/backbone.linear.weight", "network/backbone.norm.num_batches_tracked", "network/input.mean",
            "network/logits.weight", "optimizer/optimizer/logits.weight/momentum_buffer", "random-default",
        ];
        Assert.All(expected, name => Assert.Contains(name, checkpoint.Tensors.Keys));
        Assert.Equal(new Position(2, 0), checkpoint.State.Position);
        // The rate halves every epoch: of the last step of two it is just above a quarter.
        Assert.InRange(checkpoint.State.Optimizers["optimizer"].LearningRates.Single(), 0.05 / 4, 0.05 / 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_damaged_checkpoint_is_refused(int bytes)
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        var path = folder.At("run", "checkpoints", "last.safetensors");
        var content = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, content[..bytes]);

        var error = Assert.Throws<UserException>(() => Checkpoint.Read(path));

        Assert.Equal(ExitCode.Environment, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_of_another_network_are_refused_by_name_and_shape()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        using var scope = NewDisposeScope();
        var checkpoint = Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors"));
        var changed = checkpoint.Tensors.Where(entry => entry.Key != "network/logits.bias").ToDictionary(StringComparer.Ordinal);
        changed["network/logits.weight"] = zeros(7, 16);
        changed["network/extra"] = zeros(1);
        using var tiny = new TinyContext();
        using var run = new TinyRun(tiny.Context);

        var error = Assert.Throws<UserException>(() => (checkpoint with { Tensors = changed }).LoadWeights(run.OwnedNetwork));

        Assert.Contains("logits.bias is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("extra is not in the network", error.Message, StringComparison.Ordinal);
        Assert.Contains("logits.weight is [7, 16], in the network [3, 16]", error.Message, StringComparison.Ordinal);
    }

    static Dictionary<string, byte[]> Resume(TemporaryFolder folder, string path, int passes)
    {
        EngineInfo.Configure(1, CPU);
        using var tiny = new TinyContext();
        using var run = new TinyRun(tiny.Context, passes: passes);
        using var metrics = new MetricsLog(folder.At("metrics.jsonl"));
        using var loop = new TrainingLoop(tiny.Context, () => 0, metrics, new RecordingObserver(), CancellationToken.None);
        using (NewDisposeScope()) Checkpoint.Read(path).Load(run, tiny.Context, loop);
        run.Attach(loop);
        for (var epoch = loop.Position.Epoch; epoch < tiny.Context.Plan!.Epochs; epoch++) run.RunEpoch(epoch);
        using var scope = NewDisposeScope();
        var state = Checkpoint.Capture(run, tiny.Context, loop, TinyExperiment.Descriptor, null);
        return state.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.contiguous().bytes.ToArray(), StringComparer.Ordinal);
    }
}
