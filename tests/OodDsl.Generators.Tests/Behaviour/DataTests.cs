namespace OodDsl.Generators.Tests;

/// <summary>What a training batch is made of: streams, views, augmentations, buffers.</summary>
public class DataTests
{
    [Fact]
    public void SeveralStreams()
    {
        using var sample = SampleRun.Of("""
            sealed class Proxies<T> : DataStream<T> where T : DataSet;
            [Experiment, Outliers<BrightQuadrants>, Outliers<DimQuadrantsToo>, Proxies<BrightQuadrants>(Ratio = 0.5), Auxiliary<TrainingSet>, HorizontalFlip]
            public partial class Sample : Tiny
            {
                [Augmentation] static Tensor Darker(Tensor proxyImages) => proxyImages * 0.001;
                [Loss] static Tensor Look(Tensor images, Tensor outlierFeatures, Tensor outlierLabels, Tensor proxyImages, Tensor rawOutlierImages, Tensor outlierImages,
                    Tensor auxiliaryImages, Tensor auxiliaryLabels, Tensor indices, int outlierClasses, int proxyClasses)
                {
                    Note("outlier labels", outlierLabels);
                    Note("classes", outlierClasses);
                    Note("proxies", proxyImages.shape[0]);
                    Note("brightest proxy", proxyImages.max());
                    Note("raw", (rawOutlierImages.sum() - outlierImages.sum()).abs());
                    Note("flipped", (rawOutlierImages - outlierImages).abs().max());
                    Note("auxiliary", auxiliaryLabels);
                    Note("own", indices);
                    return outlierFeatures.mean() * proxyClasses * 0;
                }
            }
            public sealed class DimQuadrantsToo : Quadrants
            {
                protected override int Count(Split split) => 20;
            }
            """);
        sample.Run();
        // Two sets of four classes, numbered through and drawn from as one.
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Probe.Of("outlier labels").SelectMany(labels => labels).Distinct().Order());
        Assert.All(Probe.Numbers("classes"), classes => Assert.Equal(8, classes));
        Assert.All(Probe.Numbers("proxies"), count => Assert.Equal(8, count));
        Assert.All(Probe.Numbers("brightest proxy"), value => Assert.InRange(value, 0, 0.0011f));
        Assert.All(Probe.Numbers("raw"), difference => Assert.InRange(difference, 0, 0.01f));
        Assert.All(Probe.Numbers("flipped"), difference => Assert.InRange(difference, 0.01f, 1));
        // 48 training images of labels 0 to 3, in an order of their own.
        var auxiliary = Probe.Of("auxiliary").SelectMany(labels => labels).ToArray();
        Assert.Equal(Enumerable.Repeat(12, 4), auxiliary.CountBy(label => label).OrderBy(count => count.Key).Select(count => count.Value));
        Assert.NotEqual(auxiliary, Probe.Of("own").SelectMany(rows => rows).Select(row => row % 4));
    }

    [Fact]
    public void ViewsAreStacked()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Views(3), Outliers<BrightQuadrants>, HorizontalFlip, Rotations]
            public partial class Sample : Tiny
            {
                [Augmentation] static (Tensor images, Tensor doubts) Doubt(Tensor images, Generator random) =>
                    (images, rand(images.shape[0], generator: random));
                [Loss] static Tensor Look(Tensor features, Tensor labels, Tensor turns, Tensor doubts, Tensor outlierImages, Tensor outlierLabels, Tensor indices)
                {
                    Note("rows", features.shape[0]);
                    Note("labels", labels.shape[0]);
                    Note("turns", turns);
                    Note("doubts", doubts);
                    Note("outliers", outlierImages.shape[0]);
                    Note("outlier labels", outlierLabels);
                    Note("indices", indices);
                    return features.mean() * 0;
                }
            }
            """);
        sample.Run();
        Assert.All(Probe.Numbers("rows").Concat(Probe.Numbers("labels")), rows => Assert.Equal(16 * 4 * 3, rows));
        Assert.All(Probe.Numbers("outliers"), rows => Assert.Equal(16 * 3, rows));
        foreach (var turns in Probe.Of("turns"))
            Assert.Equal(Enumerable.Range(0, 3 * 4 * 16).Select(row => (float)(row / 16 % 4)), turns);
        var doubts = Probe.Of("doubts")[0].Chunk(64).ToArray();
        Assert.Equal(3, doubts.Select(view => view[0]).Distinct().Count());
        Assert.All(Probe.Of("outlier labels"), labels => Assert.Equal([.. labels[..16], .. labels[..16], .. labels[..16]], labels));
        Assert.All(Probe.Of("indices"), rows => Assert.Equal(rows[..16], rows[32..]));
    }

    [Fact]
    public void ABufferIsSetOnceAndComesBack()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Epochs = 2)]
            public partial class Sample : Tiny
            {
                [Buffer] static Tensor Level() => tensor(-1f);
                [Value] static Tensor Raised(Tensor labels, Tensor level, StepInfo step)
                {
                    if (step.Epoch == 1 && step.FirstOfEpoch) level.copy_(labels.to(float32).mean() + step.Index);
                    return labels + level;
                }
                [Loss] static Tensor Look(Tensor features, Tensor raised, Tensor level)
                {
                    Note("level", level);
                    return features.mean() * 0 + 0 * raised.mean();
                }
                [Score] static Tensor Levelled(Tensor features, Tensor level)
                {
                    Note("scored with", level);
                    return features.sum([1]) * level;
                }
            }
            """);
        var (first, folder) = sample.Execute();
        var levels = Probe.Numbers("level");
        Assert.All(levels.Take(3), level => Assert.Equal(-1, level));
        Assert.All(levels.Skip(3), level => Assert.Equal(levels[3], level));
        Assert.InRange(levels[3], 3, 6);
        Probe.Clear();
        var again = sample.Evaluate(folder);
        Assert.All(Probe.Numbers("scored with"), level => Assert.Equal(levels[3], level));
        Assert.Equal(first.Results, again.Results);
    }
}
