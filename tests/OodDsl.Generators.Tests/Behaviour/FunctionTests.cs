namespace OodDsl.Generators.Tests;

/// <summary>Functions from images to values.</summary>
public class FunctionTests
{
    [Fact]
    public void AValueThatCallsTheNetworkLeavesNoTrace()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Head] static Linear Domain(int featureWidth) => Linear(featureWidth, 2);
                [Buffer] static Tensor Level() => zeros(1);
                [Value] static Tensor Pushed(Tensor images, Tensor level, Func<Tensor, (Tensor logits, Tensor domain)> network)
                {
                    level.fill_(7);
                    using var x = images.clone().requires_grad_();
                    for (var i = 0; i < 3; i++)
                    {
                        var (logits, domain) = network(x);
                        Note("open", logits.requires_grad ? 1 : 0);
                        (logits.sum() + domain.sum()).backward();
                    }
                    return (images + 0.1 * x.grad!.sign()).detach();
                }
                [Value] static Tensor PushedImages(Tensor pushed) => pushed;
                [Loss] static Tensor Before(Tensor images, Tensor level, Sequential net)
                {
                    Note("level", level);
                    foreach (var parameter in net.parameters()) Note("gradients", parameter.grad is null ? 0 : 1);
                    Statistics("statistics", net);
                    return images.mean() * 0;
                }
                [Loss] static Tensor Robust(Tensor pushedLogits, Tensor pushedDomain, Tensor labels) =>
                    cross_entropy(pushedLogits, labels) + pushedDomain.square().mean();
                [Loss] static Tensor Called(Tensor images, Func<Tensor, Tensor> features, Sequential net)
                {
                    Statistics("before call", net);
                    var called = features(images);
                    Statistics("after call", net);
                    return called.square().mean() * 0.01;
                }
                [Score] static Tensor Lifted(Tensor images, Func<Tensor, Tensor> logits) => logits(images + 0.1).amax(1);
            }
            """);
        sample.Run();
        Assert.All(Probe.Numbers("open"), open => Assert.Equal(1, open));
        Assert.All(Probe.Of("level"), level => Assert.Equal([7], level));
        // The first step: nothing but images went through the network before, and only the joint pass counts.
        Assert.Contains(Probe.Of("statistics"), statistics => statistics.Length == 12);
        Assert.All(Probe.Of("before call").Zip(Probe.Of("after call")), pair => Assert.NotEqual(pair.First, pair.Second));
        var text = sample.Generated.Text("sample.g.cs");
        Assert.Contains("var pushed = WithoutTrace(() => Pushed(images, network.Level, LogitsAndDomainOf));", text, StringComparison.Ordinal);
        Assert.Contains("scores.Add(\"Lifted\", Lifted(batch.Images, LogitsOf));", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StatisticsAndGradientsAreThoseOfTheJointPassAlone()
    {
        // The same experiment with an attack that calls the network and one that does not, both adding nothing: the weights are the same bits.
        const string source = """
            [Experiment]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Value] static Tensor AddedImages(Tensor images, Func<Tensor, Tensor> logits)
                {
                    using var x = images.clone().requires_grad_();
                    logits(x).sum().backward();
                    return images + 0 * x.grad!;
                }
                [Loss] static Tensor Extra(Tensor addedLogits, Tensor labels) => cross_entropy(addedLogits, labels);
                [Score] static Tensor Look(Tensor features, Sequential net)
                {
                    Weights("weights", net);
                    Statistics("statistics", net);
                    return features.sum([1]);
                }
                partial class Plain : Sample { [Value] static Tensor AddedImages(Tensor images) => images + 0 * images; }
            }
            """;
        using var sample = SampleRun.Of(source);
        sample.Run();
        var (weights, statistics) = (Probe.Of("weights")[0], Probe.Of("statistics")[0]);
        Probe.Clear();
        sample.Run("sample/plain");
        Assert.Equal(weights, Probe.Of("weights")[0]);
        Assert.Equal(statistics, Probe.Of("statistics")[0]);
    }

    [Fact]
    public void AFunctionInEvalModeAndTheImageAugmentations()
    {
        using var sample = SampleRun.Of("""
            [Experiment, HorizontalFlip, Cutout(4)]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Value] static (Tensor twice, Tensor flipped) Modes(Tensor rawImages, [Eval] Func<Tensor, Tensor> logits, Func<Tensor, Tensor> augment,
                    HorizontalFlip flip, Generator random)
                {
                    var again = logits(rawImages);
                    Note("same", (again - logits(rawImages)).abs().max());
                    Note("alone", (again[..1] - logits(rawImages[..1])).abs().max());
                    Note("augmented", (augment(rawImages) - rawImages).abs().max());
                    return (again, flip.Apply(rawImages, random));
                }
                [Loss] static Tensor Distance(Tensor logits, Tensor twice, Tensor flipped, Sequential net)
                {
                    Note("training", net.training ? 1 : 0);
                    return (logits - twice).square().mean() * 0.01 + 0 * flipped.mean();
                }
            }
            """);
        sample.Run();
        Assert.All(Probe.Numbers("alone"), difference => Assert.InRange(difference, 0, 1e-5f));
        Assert.All(Probe.Numbers("training"), training => Assert.Equal(1, training));
        Assert.All(Probe.Numbers("augmented"), difference => Assert.InRange(difference, 0.01f, 1));
    }
}
