namespace OodDsl.Hosting.Tests;

public sealed class WeightAverageTests
{
    [Fact]
    public void The_average_follows_its_recursion_and_swaps_back()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(2, 1, hasBias: false);
        Set(1);
        using var average = new WeightAverage(layer, 0.5);

        Set(5);
        average.Update();
        Set(9);
        average.Update();

        // At most (1 + t) / (10 + t): 2 / 11, then 3 / 12.
        var first = (1 * 2 / 11.0) + (5 * 9 / 11.0);
        var second = (first * 0.25) + (9 * 0.75);
        Assert.Equal(second, average.Saved.Single().Value[0, 0].item<float>(), 1e-5);
        average.Swap();
        Assert.Equal(second, layer.weight![0, 0].item<float>(), 1e-5);
        average.Swap();
        Assert.Equal(9, layer.weight![0, 0].item<float>());

        void Set(double value)
        {
            using var noGrad = no_grad();
            layer.weight!.fill_(value);
        }
    }

    [Fact]
    public async Task The_average_is_what_is_scored_and_evaluated_again()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new Averaged(context));

        var result = await experiment.Run(folder);

        using var scope = NewDisposeScope();
        var checkpoint = Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors"));
        Assert.Equal(checkpoint.State.Step, checkpoint.State.Updates);
        Assert.False(checkpoint.Tensors["network/logits.weight"].allclose(checkpoint.Tensors["ema/logits.weight"]));
        Assert.Same(checkpoint.Tensors["ema/logits.weight"], checkpoint.Scored["logits.weight"]);
        var before = await File.ReadAllBytesAsync(folder.At("run", "results.json"));
        var again = await new Runner().EvaluateAsync(
            folder.At("run"), [experiment], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None);
        Assert.Equal(result.IdAccuracy, again.IdAccuracy);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("run", "results.json")));
    }

    sealed class Averaged(RunContext context)
        : TinyRun(context, train => new() { Epochs = train.Epochs, BatchSize = train.BatchSize, Ema = 0.9 });
}
