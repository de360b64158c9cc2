using OodDsl.Hosting;

namespace OodDsl.Generators.Tests;

/// <summary>Control arms, and the optimisers of modules.</summary>
public class ArmTests
{
    [Fact]
    public void ArmsApplyToDerivedExperimentsToo()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Outliers<BrightQuadrants>]
            public partial class Sample : Tiny
            {
                [Setting] static double Scale => 1;
                [Loss] static Tensor Push(Tensor outlierFeatures, StepInfo step)
                {
                    Note("push", step.Epoch);
                    return outlierFeatures.square().mean() * 0.01;
                }
                [Loss] static Tensor Look(Tensor features, double scale, StepInfo step)
                {
                    Note("scale", scale);
                    Note("steps", step.Steps);
                    return features.square().mean() * scale * 0.01;
                }
                [Without(nameof(Push))] partial class Unpushed : Sample;
                partial class Scaled : Sample { [Setting] static new double Scale => 3; }
                partial class Unscaled : Scaled { [Loss] static Tensor Look(Tensor features) => features.mean() * 0; }

                [Experiment, Train(Epochs = 2)]
                public partial class Paper : Sample
                {
                    [Score] internal static Tensor Largest(Tensor logits) => logits.amax([1]);
                }
            }
            """);
        Assert.Equal(
            ["sample", "sample/unpushed", "sample/scaled", "sample/unscaled", "sample/paper", "sample/paper/unpushed", "sample/paper/scaled", "sample/paper/unscaled"],
            sample.Catalog.Select(experiment => experiment.Name));
        Assert.Equal("sample/paper", sample.Catalog[5].ArmOf);

        sample.Run("sample/paper/scaled");
        Assert.All(Probe.Numbers("scale"), scale => Assert.Equal(3, scale));
        Assert.All(Probe.Numbers("steps"), steps => Assert.Equal(6, steps));
        // It runs the loop of the paper-size form, with a setting of its own.
        Assert.Contains("Create = context => new Sample.Paper.Run(context),", sample.Generated.Text("sample.paper.scaled.g.cs"), StringComparison.Ordinal);

        Probe.Clear();
        var result = sample.Run("sample/paper/unpushed");
        Assert.Empty(Probe.Of("push"));
        Assert.Equal(6, Probe.Of("scale").Count);
        Assert.Contains(result.Results, row => row.Score == "Largest");
        Assert.Contains("Together(network.Features, images, outlierImages);", sample.Generated.Text("sample.paper.unpushed.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnArmTakesTheNetworkOfItsParentWhereItIsTheSame()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Score] static Tensor Sum(Tensor features) => features.sum([1]);
                partial class Other : Sample { [Score] static new Tensor Sum(Tensor features) => features.amax(1); }
            }
            """);
        var arm = sample.Generated.Text("sample.other.g.cs");
        Assert.Contains("class Run", arm, StringComparison.Ordinal);
        Assert.DoesNotContain("class Network", arm, StringComparison.Ordinal);
        Assert.DoesNotContain("class Declared", arm, StringComparison.Ordinal);
        sample.Run("sample/other");
    }

    [Fact]
    public void AModuleHasAnOptimiserAndAScheduleOfItsOwn()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Epochs = 2)]
            public partial class Sample : Tiny
            {
                [Module, Adam(LearningRate = 0.1), MultiStep(0.5, Factor = 1e-9)] static Linear Fast(int featureWidth) => Linear(featureWidth, 2);
                [Module, Adam(LearningRate = 0.001)] static Linear Slow(int featureWidth) => Linear(featureWidth, 2);
                [Head(LearningRate = 0)] static Linear Still(int featureWidth) => Linear(featureWidth, 2);
                [Loss] static Tensor Look(Tensor features, Tensor still, Linear fast, Linear slow)
                {
                    Weights("fast", fast);
                    Weights("slow", slow);
                    Note("still", still.shape[0]);
                    return (fast.call(features) - slow.call(features)).square().mean() + still.square().mean();
                }
                [Loss] static Tensor Heads(Tensor still) => still.square().mean();
            }
            """);
        sample.Run("sample", "Slow.LearningRate=0.002");
        var (fast, slow) = (Probe.Of("fast"), Probe.Of("slow"));
        double Moved(IReadOnlyList<float[]> weights, int step) => weights[step].Zip(weights[step + 1]).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.Equal(0.1, Moved(fast, 0), 3);
        Assert.Equal(0.002, Moved(slow, 0), 4);
        Assert.InRange(Moved(fast, 1), 0.001, 0.2);
        // From half of the run on at next to no rate.
        Assert.InRange(Moved(fast, 3), 0, 1e-6);
        Assert.InRange(Moved(fast, 4), 0, 1e-6);
        Assert.True(Moved(slow, 4) > 0);
        Assert.Contains("fastOptimizer = Own(\"fastOptimizer\", declared.FastAdam.Create(declared.Fast.Of(network.Fast)));",
            sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnInheritedArmThatDoesNotFitIsLeftOutAndThePlanSaysSo()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Outliers<BrightQuadrants>]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Push(Tensor outlierFeatures) => outlierFeatures.square().mean() * 0.01;
                [Without(nameof(Push))] partial class Unpushed : Sample;
                partial class Bright : Sample { [Loss] internal static Tensor Glow(Tensor outlierLogits) => outlierLogits.mean() * 0; }
                partial class Brighter : Bright;

                [Experiment, Without(nameof(Push)), Without<Outliers<BrightQuadrants>>] public partial class Alone : Sample;
            }
            """);
        Assert.Equal(
            ["sample", "sample/unpushed", "sample/bright", "sample/brighter", "sample/alone"], sample.Catalog.Select(experiment => experiment.Name));
        var left = sample.Catalog[4].Plan.LeftOut.ToDictionary(arm => arm.Name, arm => arm.Detail);
        Assert.Equal("OOD012: Nothing inherited is 'Push', so Without removes nothing", left["sample/alone/unpushed"]);
        Assert.StartsWith("OOD006: 'outlierLogits' comes from a stream that is not declared", left["sample/alone/bright"], StringComparison.Ordinal);
        Assert.Equal(3, left.Count);
        Assert.Empty(sample.Catalog[0].Plan.LeftOut);
        Assert.Contains("## Inherited arms that do not fit\n\n- sample/alone/unpushed: OOD012", PlanWriter.Markdown(
            sample.Catalog[4], SettingValues.Resolve(sample.Catalog[4].Settings, [])), StringComparison.Ordinal);
    }
}
