using OodDsl.Hosting;

namespace OodDsl.Generators.Tests;

/// <summary>Teachers, starts, frozen parts, and fits before training.</summary>
public class DependencyTests
{
    const string First = """
        [Experiment]
        public partial class First : Tiny
        {
            [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
            [Score] static Tensor Look(Tensor images, Tensor features, Tensor logits, Sequential net)
            {
                Weights("first", net);
                Note("first features", features);
                Note("first logits", logits);
                Note("first images", images);
                return features.sum([1]);
            }
        }

        """;

    [Fact]
    public void ATeacherAnswersAsItWasTrained()
    {
        using var sample = SampleRun.Of(First + """
            [Experiment, Teacher<First>]
            public partial class Sample : Tiny
            {
                [Value] static Tensor StrongImages(Tensor images) => images.flip(3);
                [Module] static Linear Adapter(int teacherFeatureWidth, int featureWidth) => Linear(teacherFeatureWidth, featureWidth);
                [Loss] static Tensor Distillation(Tensor logits, Tensor features, Tensor teacherLogits, Tensor strongTeacherLogits, Tensor teacherFeatures, Linear adapter)
                {
                    Note("open", teacherLogits.requires_grad ? 1 : 0);
                    return Kl(teacherLogits, logits) + 0.1 * Kl(strongTeacherLogits, logits) + (adapter.call(teacherFeatures) - features).square().mean();
                }
                [Score] static Tensor Look(Tensor images, Tensor teacherFeatures, Tensor teacherLogits)
                {
                    Note("images", images);
                    Note("teacher features", teacherFeatures);
                    Note("teacher logits", teacherLogits);
                    return teacherLogits.amax(1);
                }
            }
            """);
        sample.Run();
        Assert.NotEmpty(Probe.Of("first images"));
        Assert.Equal(Probe.Of("first images"), Probe.Of("images"));
        Assert.Equal(Probe.Of("first features"), Probe.Of("teacher features"));
        Assert.Equal(Probe.Of("first logits"), Probe.Of("teacher logits"));
        Assert.All(Probe.Numbers("open"), open => Assert.Equal(0, open));
    }

    [Fact]
    public void AStartGivesWeightsAndAFrozenBackboneKeepsThem()
    {
        using var sample = SampleRun.Of(First + """
            [Experiment, StartFrom<First>, Train(FrozenBackbone = true)]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Head] static Linear Extra(int featureWidth) => Linear(featureWidth, 3);
                [Loss] static Tensor Look(Tensor features, Tensor extra, Sequential net)
                {
                    Weights("backbone", net);
                    Statistics("statistics", net);
                    Note("open", features.requires_grad ? 1 : 0);
                    Note("extra", extra[0]);
                    return (extra - 1).square().mean();
                }
                [Score] static Tensor After(Tensor extra, Sequential net)
                {
                    Weights("after", net);
                    return extra.sum([1]);
                }
            }
            """);
        sample.Run();
        Assert.All(Probe.Of("backbone").Concat(Probe.Of("after")), weights => Assert.Equal(Probe.Of("first")[0], weights));
        Assert.All(Probe.Of("statistics"), statistics => Assert.Equal(Probe.Of("statistics")[0], statistics));
        Assert.All(Probe.Numbers("open"), open => Assert.Equal(0, open));
        Assert.NotEqual(Probe.Of("extra")[0], Probe.Of("extra")[^1]);
    }

    [Fact]
    public void FitsBeforeTrainingOnceAgainAndForModules()
    {
        using var sample = SampleRun.Of(First + """
            [Experiment, Teacher<First>, HorizontalFlip, Train(Epochs = 3)]
            public partial class Sample : Tiny
            {
                [Fit] static Tensor Pool(Tensor trainTeacherFeatures, Tensor trainLabels, int classes)
                {
                    Note("pool", trainTeacherFeatures.shape[0]);
                    return trainTeacherFeatures[..classes, ..7] + trainLabels[0];
                }
                [Fit(Augmented = true)] static Tensor Spread(Tensor trainImages, Tensor trainRawImages, Tensor trainLabels)
                {
                    Note("augmented", (trainImages - trainRawImages).abs().max());
                    Note("augmented rows", trainImages.shape[0]);
                    Note("augmented labels", trainLabels);
                    return trainImages.std();
                }
                [Fit(Every = 2)] static Tensor Centers(Tensor trainFeatures, Tensor trainLabels, int classes)
                {
                    Note("centers", trainFeatures.mean());
                    return MeanPerClass(trainFeatures, trainLabels, classes);
                }
                [Module] static Linear Critic(Tensor pool, int featureWidth) => Linear(featureWidth, pool.shape[1]);
                [Loss] static Tensor Apart(Tensor features, Tensor labels, Tensor pool, Tensor centers, Tensor spread, Linear critic)
                {
                    Note("width", critic.call(features).shape[1]);
                    Note("seen centers", centers[0]);
                    return critic.call(features).square().mean() + (features - centers[labels]).square().mean() * spread * 0.01 + 0 * pool.mean();
                }
            }
            """);
        sample.Run();
        Assert.Equal([48], Probe.Numbers("pool"));
        Assert.All(Probe.Numbers("width"), width => Assert.Equal(7, width));
        Assert.Equal([48], Probe.Numbers("augmented rows"));
        Assert.InRange(Probe.Numbers("augmented")[0], 0.01f, 1);
        Assert.NotEqual(Enumerable.Range(0, 48).Select(row => (float)(row % 4)), Probe.Of("augmented labels")[0]);
        // Before epochs 0 and 2, and kept in between.
        Assert.Equal(2, Probe.Of("centers").Count);
        var seen = Probe.Of("seen centers");
        Assert.All(seen.Take(6), centers => Assert.Equal(seen[0], centers));
        Assert.All(seen.Skip(6), centers => Assert.Equal(seen[6], centers));
        Assert.NotEqual(seen[0], seen[6]);
    }

    [Fact]
    public void ATeacherMayHaveFitsOfItsOwn()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Knn(K = 3)]
            public partial class First : Tiny
            {
                // Before the network, before training and after it.
                [Fit] static Tensor Pool(Tensor trainLabels) => Note($"pool {trainLabels.shape[0]}", trainLabels)[..7];
                [Fit] static double Level(Tensor trainImages) => Note($"level {trainImages.shape[0]}", trainImages.mean()).item<float>();
                [Head] static Linear Critic(Tensor pool, int featureWidth) => Linear(featureWidth, pool.shape[0]);
                [Value] static Tensor Logits(Tensor critic) => critic[.., ..4];
                [Loss] static Tensor Pull(Tensor critic, double level) => critic.square().mean() * level * 0.1;
                [Score] static Tensor Own(Tensor logits) => Note("own", logits.amax(1));
            }

            [Experiment, Teacher<First>]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Distillation(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits);
                [Score] static Tensor Taught(Tensor teacherLogits) => Note("taught", teacherLogits.amax(1));
            }
            """);
        sample.Run();
        Assert.Equal(Probe.Of("own"), Probe.Of("taught"));
        // Of the training set, not of the noise that settings are tried on, the network is built twice, in the teacher's run and for the student; what
        // else it fitted for itself is its own business.
        Assert.Equal(2, Probe.Of("pool 48").Count);
        Assert.Single(Probe.Of("level 48"));
    }

    [Fact]
    public void AChangeThreeCallsDeepInWhatATeacherIsMadeOfMakesAllThatDependsOnItAgain()
    {
        const string source = """
            static class Helpers
            {
                internal static Tensor One(Tensor rows) => Two(rows) * 0.01;
                static Tensor Two(Tensor rows) => Three(rows).mean();
                static Tensor Three(Tensor rows) => rows.square();
                internal static Tensor Unused(Tensor rows) => rows.sin();
            }

            [Experiment]
            public partial class First : Tiny
            {
                [Loss] static Tensor Pull(Tensor features)
                {
                    Note("first", 1);
                    return Helpers.One(features);
                }
            }

            [Experiment, StartFrom<First>]
            public partial class Second : Tiny
            {
                [Loss] static Tensor Pull(Tensor features)
                {
                    Note("second", 1);
                    return features.mean() * 0;
                }
            }

            [Experiment]
            public partial class Aside : Tiny
            {
                [Loss] static Tensor Pull(Tensor features)
                {
                    Note("aside", 1);
                    return features.mean() * 0;
                }
            }

            [Experiment, StartFrom<Aside>, Teacher<Second>]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Distillation(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits);
            }
            """;
        using var before = SampleRun.Of(source);
        Assert.Equal((3, 3, 3), Trained(before));
        // The same again, and an edit of what none of them reaches.
        Assert.Equal((0, 0, 0), Trained(before));
        using var unrelated = SampleRun.Of(source.Replace("rows.sin()", "rows.cos()", StringComparison.Ordinal), before);
        Assert.Equal(Fingerprints(before), Fingerprints(unrelated));
        Assert.Equal((0, 0, 0), Trained(unrelated));
        // First's own run, and all that stands on it; what stands beside is reused.
        using var after = SampleRun.Of(source.Replace("rows.square()", "rows.abs()", StringComparison.Ordinal), before);
        Assert.Equal((3, 3, 0), Trained(after));
        var (old, now) = (Fingerprints(before), Fingerprints(after));
        Assert.Equal(["first", "sample", "second"], old.Keys.Where(name => old[name] != now[name]).Order(StringComparer.Ordinal));
        // The declarations of the dependent ones themselves have not changed.
        Assert.Equal(Own(before, "sample"), Own(after, "sample"));

        static (int First, int Second, int Aside) Trained(SampleRun sample)
        {
            Probe.Clear();
            sample.Run();
            return (Probe.Of("first").Count, Probe.Of("second").Count, Probe.Of("aside").Count);
        }

        static Dictionary<string, string> Fingerprints(SampleRun sample) =>
            sample.Catalog.ToDictionary(experiment => experiment.Name, WholeFingerprint.Of, StringComparer.Ordinal);

        static string Own(SampleRun sample, string name) => sample.Catalog.Single(experiment => experiment.Name == name).Fingerprint;
    }
}
