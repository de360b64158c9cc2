namespace OodDsl.Generators.Tests;

/// <summary>What a parameter's name or type receives.</summary>
public class NameTests
{
    [Fact]
    public void BuiltInNumbersAndSoftTargets()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Mixup(Alpha = 1)]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Look(Tensor features, Tensor targets, Tensor labels, Tensor images, Tensor rawImages, int classes, int channels, int imageSize, int featureWidth)
                {
                    Note("numbers", tensor(new float[] { classes, channels, imageSize, featureWidth }));
                    Note("shape", tensor(targets.shape));
                    Note("hard", targets.dim() == 1 ? (targets - labels).abs().max() : (targets.sum(1) - 1).abs().max());
                    Note("mixed", (images - rawImages).abs().max());
                    return features.mean() * 0;
                }
                [Metric] static Tensor Hard(Tensor targets, Tensor labels) => targets.eq(labels);
                [Without<Mixup>] partial class Plain : Sample;
            }
            """);
        Assert.Equal(1, sample.Run().Metrics["Hard"]);
        Assert.All(Probe.Of("numbers"), numbers => Assert.Equal([4, 1, 8, 10], numbers));
        Assert.All(Probe.Of("shape"), shape => Assert.Equal([16, 4], shape));
        Assert.All(Probe.Numbers("hard"), difference => Assert.InRange(difference, 0, 1e-6f));
        Assert.Contains(Probe.Numbers("mixed"), difference => difference > 0.01f);
        Probe.Clear();
        sample.Run("sample/plain");
        Assert.All(Probe.Of("shape"), shape => Assert.Equal([16], shape));
        Assert.All(Probe.Numbers("hard").Concat(Probe.Numbers("mixed")), difference => Assert.Equal(0, difference));
    }

    [Fact]
    public void LatentFeaturesAndTheLongestPrefix()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Outliers<BrightQuadrants>]
            public partial class Sample : Tiny
            {
                [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 3);
                [Value] static Tensor Direction(Tensor features) => normalize(features);
                [Value] static Tensor LatentFeatures(Tensor features) => features.detach() + 1;
                [Value] static Tensor HardOutlierImages(Tensor outlierImages) => outlierImages.flip(3);
                [Loss] static Tensor Look(Tensor features, Tensor latentFeatures, Tensor latentLogits, Tensor latentTurn, Tensor latentDirection, Linear turn,
                    Tensor hardOutlierFeatures, Tensor hardOutlierTurn, Tensor hardOutlierDirection, Tensor outlierDirection)
                {
                    Note("latent", (latentFeatures - features - 1).abs().max());
                    Note("turn", (latentTurn - turn.call(latentFeatures)).abs().max());
                    Note("hard turn", (hardOutlierTurn - turn.call(hardOutlierFeatures)).abs().max());
                    Note("hard direction", (hardOutlierDirection - normalize(hardOutlierFeatures)).abs().max());
                    Note("direction", (latentDirection - normalize(latentFeatures)).abs().max());
                    Note("apart", (hardOutlierDirection - outlierDirection).abs().max());
                    return latentLogits.square().mean() * 0.01 + latentTurn.square().mean() + hardOutlierTurn.mean() * 0;
                }
            }
            """);
        sample.Run();
        foreach (var name in new[] { "latent", "turn", "hard turn", "hard direction", "direction" })
            Assert.All(Probe.Numbers(name), difference => Assert.InRange(difference, 0, 1e-6f));
        Assert.All(Probe.Numbers("apart"), difference => Assert.True(difference > 0));
        Assert.Contains("Together(network.Features, images, hardOutlierImages, outlierImages);", sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void RandomNumbersAndTheStepComeByType()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Epochs = 2)]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Look(Tensor features, Generator random, Random dice, Draws draws, StepInfo step)
                {
                    Note("random", rand(3, generator: random));
                    Note("draws", draws.Uniform(3));
                    Note("dice", dice.NextDouble());
                    Note("step", tensor(new[] { step.Epoch, step.Index, step.IndexInEpoch, (float)step.Progress, step.FirstOfEpoch ? 1 : 0 }));
                    return features.mean() * 0;
                }
            }
            """);
        var first = Drawn();
        Assert.Equal(first, Drawn());
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(
            Enumerable.Range(0, 6).Select(index => new float[] { index / 3, index, index % 3, index / 6f, index % 3 == 0 ? 1 : 0 }), Probe.Of("step"));

        float[] Drawn()
        {
            Probe.Clear();
            sample.Run();
            return [.. new[] { "random", "draws", "dice" }.SelectMany(Probe.Of).SelectMany(draws => draws)];
        }
    }

    [Fact]
    public void TheNetworkStandardisesPixelsItself()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Loss] static Tensor Look(Tensor images, Tensor features, Sequential net)
                {
                    Note("least", images.min());
                    Note("most", images.max());
                    // The backbone by itself, without its input layer.
                    Note("apart", (net.call(images) - features).abs().max());
                    return features.mean() * 0;
                }
                [RawPixels] partial class Raw : Sample;
            }
            """);
        sample.Run();
        Assert.All(Probe.Numbers("least").Concat(Probe.Numbers("most")), pixel => Assert.InRange(pixel, 0, 1));
        Assert.All(Probe.Numbers("apart"), difference => Assert.True(difference > 1e-3f));
        Probe.Clear();
        sample.Run("sample/raw");
        Assert.All(Probe.Numbers("apart"), difference => Assert.Equal(0, difference));
    }

    [Fact]
    public void AHeadCalledLogitsIsTheClassifier()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Head] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes + 1);
                [Loss] static Tensor Extra(Tensor logits, int classes) => Note("logits", logits.log_softmax(1)[.., classes]);
                [Score] static Tensor NotExtra(Tensor logits, Tensor classifierWeight, int classes)
                {
                    Note("width", tensor(new[] { logits.shape[1], classifierWeight.shape[0] }));
                    return -logits.log_softmax(1)[.., classes];
                }
            }
            """);
        var result = sample.Run();
        Assert.All(Probe.Of("width"), width => Assert.Equal([5, 5], width));
        // Predictions are among the ID classes.
        Assert.InRange(result.IdAccuracy!.Value, 0, 1);
        Assert.DoesNotContain("nn.Linear(", sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
    }
}
