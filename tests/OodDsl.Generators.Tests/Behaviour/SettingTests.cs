namespace OodDsl.Generators.Tests;

/// <summary>Settings: declared, inherited, defaulted, and changed from outside.</summary>
public class SettingTests
{
    [Fact]
    public void TheyComeFromTheDeclarationADerivedClassOrTheCommandLine()
    {
        using var sample = SampleRun.Of("""
            [Experiment, HorizontalFlip]
            public partial class Sample : Tiny
            {
                [Setting] static double Gamma => 0.55;
                [Value] static Tensor Seen(Tensor images, HorizontalFlip flip, double gamma, int steps = 10)
                {
                    Note("seen", tensor(new[] { (float)gamma, steps, (float)flip.Probability }));
                    return images;
                }
                [Loss(Weight = 2)] static Tensor Pull(Tensor seen, Tensor features) => features.square().mean() + 0 * seen.mean();
                partial class Other : Sample
                {
                    [Setting] static new double Gamma => 0.75;
                    [Setting] static int Steps => 3;
                }
            }
            """);
        Assert.All(Seen("sample"), seen => Assert.Equal([0.55f, 10, 0.5f], seen));
        Assert.All(Seen("sample/other"), seen => Assert.Equal([0.75f, 3, 0.5f], seen));
        Assert.All(Seen("sample/other", "Gamma=0.25", "Steps=20", "HorizontalFlip.Probability=1"), seen => Assert.Equal([0.25f, 20, 1], seen));

        IReadOnlyList<float[]> Seen(string name, params string[] overrides)
        {
            Probe.Clear();
            sample.Run(name, overrides);
            return Probe.Of("seen");
        }
    }

    [Fact]
    public void LossesAreWeighedAndRowsAveraged()
    {
        const string rows = "rowwise.square()", mean = "rowwise.square().mean()";
        const string source = """
            [Experiment, Without<CrossEntropy>, Without<Msp>]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Value] static Tensor Rowwise(Tensor features) => features.sum([1]);
                [Loss(Weight = 2)] static Tensor Pull(Tensor rowwise) => ROWS;
                [Score] static Tensor Look(Tensor features, Sequential net)
                {
                    Weights("weights", net);
                    return features.sum([1]);
                }
            }
            """;
        var whole = Weights(source.Replace("ROWS", rows, StringComparison.Ordinal));
        Assert.Equal(whole, Weights(source.Replace("ROWS", mean, StringComparison.Ordinal)));
        Assert.Equal(whole, Weights(source.Replace("ROWS", rows + " * 2", StringComparison.Ordinal), "Pull.Weight=1"));
        Assert.NotEqual(whole, Weights(source.Replace("ROWS", rows, StringComparison.Ordinal), "Pull.Weight=1"));

        static float[] Weights(string source, params string[] overrides)
        {
            using var sample = SampleRun.Of(source);
            sample.Run("sample", overrides);
            return Probe.Of("weights")[0];
        }
    }

    [Fact]
    public void AHeadWithARateOfItsOwnIsAGroupOfItsOwn()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Head(LearningRate = 0, WeightDecay = 0.5)] static Linear Still(int featureWidth) => Linear(featureWidth, 2);
                [Head] static Linear Moved(int featureWidth) => Linear(featureWidth, 2);
                [Loss] static Tensor Heads(Tensor still, Tensor moved) => (still - moved).square().mean();
                [Step] static void Look(Tensor images, Linear still, Linear moved)
                {
                    Weights("still", still);
                    Weights("moved", moved);
                }
            }
            """);
        sample.Run();
        Assert.All(Probe.Of("still"), weights => Assert.Equal(Probe.Of("still")[0], weights));
        Assert.NotEqual(Probe.Of("moved")[0], Probe.Of("moved")[^1]);
        // What the plan says is what trains it.
        var modules = sample.Catalog[0].Plan.Modules.ToDictionary(module => module.Name, module => module.Detail);
        Assert.Equal("Linear, by Sgd(LearningRate = 0, WeightDecay = 0.5)", modules["Still"]);
        Assert.Equal("Linear, by Sgd(LearningRate = 0.05)", modules["Moved"]);
    }
}
