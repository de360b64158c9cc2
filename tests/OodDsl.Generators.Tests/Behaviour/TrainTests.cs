namespace OodDsl.Generators.Tests;

/// <summary>The length of a run, its batches, the chain of augmentations, and what stays frozen.</summary>
public class TrainTests
{
    [Fact]
    public void StepsAndBatches()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Steps = 5, BatchSize = 20, DropLast = true)]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Look(Tensor features, StepInfo step)
                {
                    Note("rows", features.shape[0]);
                    Note("epoch", step.Epoch);
                    return features.mean() * 0;
                }
                [Train(Steps = 0, Epochs = 2, DropLast = false)] partial class Whole : Sample;
            }
            """);
        sample.Run();
        Assert.Equal([20, 20, 20, 20, 20], Probe.Numbers("rows"));
        Assert.Equal([0, 0, 1, 1, 2], Probe.Numbers("epoch"));
        Probe.Clear();
        sample.Run("sample/whole");
        // It inherits the size of its batches.
        Assert.Equal([20, 20, 8, 20, 20, 8], Probe.Numbers("rows"));
    }

    [Fact]
    public void FrozenNormsKeepTheirStatisticsAndLearn()
    {
        using var sample = SampleRun.Of("""
            [Experiment] public partial class First : Tiny;

            [Experiment, StartFrom<First>, Train(FrozenNorms = true)]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Loss] static Tensor Look(Tensor features, Sequential net)
                {
                    Statistics("statistics", net);
                    Weights("weights", net);
                    return features.square().mean();
                }
            }
            """);
        sample.Run();
        Assert.All(Probe.Of("statistics"), statistics => Assert.Equal(Probe.Of("statistics")[0], statistics));
        // Six channels of a norm: all scales and shifts move, too.
        var (first, last) = (Probe.Of("weights")[0], Probe.Of("weights")[^1]);
        var norm = (6 * 9) + 6;
        Assert.All(Enumerable.Range(norm, 12), at => Assert.NotEqual(first[at], last[at]));
    }

    [Fact]
    public void TheChainRunsInTheOrderOfTheTextAndInTrainingOnly()
    {
        using var sample = SampleRun.Of("""
            public sealed class Twice : ImageAugmentation
            {
                public override Tensor Apply(Tensor images, Draws random) => images * 2;
            }
            public sealed class Plus : ImageAugmentation
            {
                public override Tensor Apply(Tensor images, Draws random) => images + 1;
            }
            [Experiment, Outliers<BrightQuadrants>, Plus, Twice]
            public partial class Sample : Tiny
            {
                [Augmentation] static (Tensor images, Tensor half) Square(Tensor images, Tensor labels) => (images.square(), labels / 2.0);
                [Loss] static Tensor Look(Tensor images, Tensor rawImages, Tensor half, Tensor labels, Tensor outlierImages, Tensor rawOutlierImages, Tensor features)
                {
                    Note("images", (images - ((rawImages + 1) * 2).square()).abs().max());
                    Note("outliers", (outlierImages - (rawOutlierImages + 1) * 2).abs().max());
                    Note("half", (half * 2 - labels).abs().max());
                    return features.mean() * 0;
                }
                [Score] static Tensor Brightest(Tensor images) => Note("scored", images.flatten(1).amax(1));
            }
            """);
        sample.Run();
        foreach (var name in new[] { "images", "outliers", "half" }) Assert.All(Probe.Numbers(name), difference => Assert.InRange(difference, 0, 1e-5f));
        Assert.All(Probe.Of("scored").SelectMany(scores => scores), pixel => Assert.InRange(pixel, 0, 1));
    }

    [Fact]
    public void ALossWithoutAPassIsInEveryPass()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Always(Tensor features, StepInfo step)
                {
                    Note("always", step.IndexInEpoch);
                    return features.mean() * 0;
                }
                [Loss(Pass = 2)] static Tensor Second(Tensor features, StepInfo step)
                {
                    Note("second", step.IndexInEpoch);
                    return features.mean() * 0;
                }
                [Step(Pass = 1)] static void First(Tensor features, StepInfo step) => Note("first", step.IndexInEpoch);
            }
            """);
        sample.Run();
        Assert.Equal([0, 1, 2], Probe.Numbers("first"));
        Assert.Equal([3, 4, 5], Probe.Numbers("second"));
        Assert.Equal([0, 1, 2, 3, 4, 5], Probe.Numbers("always"));
    }
}
