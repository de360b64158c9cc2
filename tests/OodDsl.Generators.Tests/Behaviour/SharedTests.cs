using OodDsl.Hosting;
using TorchSharp;

namespace OodDsl.Generators.Tests;

/// <summary>Values that components share: made once, wherever they are asked for.</summary>
public class SharedTests
{
    const string Places = """
        public sealed record Center(Tensor Mean)
        {
            [Fit] internal static Center Of(Tensor trainFeatures) => new(Note("center", trainFeatures.mean([0])));
        }
        public sealed record Spread(Tensor Scale, double Least)
        {
            [Fit] internal static Spread Around(Tensor trainFeatures, Center middle, double least = 0.01)
            {
                Note("spread", middle.Mean);
                return new((trainFeatures - middle.Mean).square().mean([0]).sqrt() + least, least);
            }
        }
        public sealed class Place
        {
            public Tensor Offset { get; }
            Place(Tensor offset) => Offset = offset;
            [Value] internal static Place Of(Tensor features, Center center, Spread spread)
            {
                Note("place", features.shape[0]);
                return new((features - center.Mean) / spread.Scale);
            }
        }
        public sealed class Distance : Score { public Tensor Compute(Place place) => -place.Offset.square().sum(1); }
        public sealed class Farthest : Score { public Tensor Compute(Place here, Center middle) => Note("farthest", -here.Offset.abs().amax(1)); }

        """;

    [Fact]
    public void AllThatAskGetTheOne()
    {
        using var sample = SampleRun.Of(Places + """
            [Experiment, Distance, Farthest]
            public partial class Sample : Tiny
            {
                [Score] static Tensor Own(Place place) => -place.Offset.abs().amax(1);
                [Metric] static Tensor Reach(Place place, Tensor labels) => place.Offset.abs().amax(1) + 0 * labels;
                [Metric] static Tensor Size(Tensor validationFeatures, Center center) => (validationFeatures - center.Mean).square().mean();
            }
            """);
        var (result, folder) = sample.Execute();
        Assert.Single(Probe.Of("center"));
        Assert.Equal(Probe.Of("center")[0], Assert.Single(Probe.Of("spread")));
        // Per batch: once for three scores. The metrics have a pass of their own over the ID test set.
        Assert.Equal(Probe.Of("farthest").Select(scores => scores.Length), Probe.Numbers("place").Take(Probe.Of("farthest").Count).Select(rows => (int)rows));
        var text = sample.Generated.Text("sample.g.cs");
        Assert.Equal(1, Count(text, "var place = Place.Of(features, center!, spread!);", "protected override void Score", "protected override void Measure"));
        Assert.Equal(Auroc("Farthest"), Auroc("Own"));
        Assert.True(result.Metrics["Reach"] > 0 && result.Metrics["Size"] > 0);
        var kept = File.ReadAllText(Path.Combine(folder, "checkpoints", "fits.safetensors"));
        Assert.Contains("\"Center.Mean\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"Spread.Least\"", kept, StringComparison.Ordinal);

        double Auroc(string score) => result.Results.First(row => row.Score == score).Auroc;
    }

    [Fact]
    public void ThePlanListsTheFitsAndNotAsDeclarations()
    {
        using var sample = SampleRun.Of(Places + "[Experiment, Distance] public partial class Sample : Tiny;");
        var plan = sample.Catalog[0].Plan;
        Assert.Equal(["Center(trainFeatures), after training", "Spread(trainFeatures, center), after training"], plan.Fits.Select(fit => fit.Name + fit.Detail));
        Assert.DoesNotContain(plan.Declarations, declaration => declaration.Name.Contains("Fit", StringComparison.Ordinal) || declaration.Name.Contains("Value", StringComparison.Ordinal));
        Assert.Contains(plan.Declarations, declaration => declaration.Name == "[Distance]");
        Assert.Contains("fit Spread", plan.Dataflow, StringComparison.Ordinal);
    }

    [Fact]
    public void AParametersDefaultIsASetting()
    {
        using var sample = SampleRun.Of(Places + "[Experiment, Distance] public partial class Sample : Tiny;");
        Assert.Contains(sample.Catalog[0].Settings, setting => setting.Path == "Spread.Least");
        var (_, folder) = sample.Execute("sample", "Spread.Least=0.25");
        Assert.Contains("Spread.Least", File.ReadAllText(Path.Combine(folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void ALossMayAskInTraining()
    {
        using var sample = SampleRun.Of("""
            public sealed record Brightness(double Mean)
            {
                [Fit] public static Brightness Of(ImageRows trainImages) { Note("fit", 1); return new(trainImages.Run(0, trainImages.Count).mean().item<float>()); }
            }
            public sealed record Glow(Tensor Above)
            {
                [Value] public static Glow Of(Tensor features, Tensor images, Brightness brightness)
                {
                    Note("glow", images.shape[0]);
                    return new(features.mean([1]) * (images.mean([1, 2, 3]) - brightness.Mean));
                }
            }
            [Experiment]
            public partial class Sample : Tiny
            {
                [Loss] static Tensor Dim(Glow glow) => Note("loss", glow.Above.square());
                [Loss] static Tensor Even(Glow glow) => glow.Above.mean();
                [Score] static Tensor Bright(Glow glow) => Note("score", glow.Above);
            }
            """);
        sample.Run();
        Assert.Single(Probe.Of("fit"));
        Assert.Equal(3, Probe.Of("loss").Count);
        Assert.Equal(3 + Probe.Of("score").Count, Probe.Of("glow").Count);
        Assert.Contains(", before training", sample.Catalog[0].Plan.Fits[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ItsAttributeSaysWhen()
    {
        using var sample = SampleRun.Of("""
            public sealed record Center(Tensor Mean)
            {
                [Fit(Every = 1)] public static Center Of(Tensor trainFeatures) => new(Note("center", trainFeatures.mean([0])));
            }
            [Experiment, Train(Epochs = 2)]
            public partial class Sample : Tiny { [Loss] static Tensor Pull(Tensor features, Center center) => (features - center.Mean).square().mean() * 0.1; }
            """);
        sample.Run();
        Assert.Equal(2, Probe.Of("center").Count);
    }

    [Fact]
    public void ArmsAndInheritedExperimentsHaveWhatTheyAskFor()
    {
        using var sample = SampleRun.Of(Places + """
            [Experiment, Distance, Farthest]
            public partial class Sample : Tiny
            {
                [Without<Distance>] internal partial class Less : Sample;
                [Without<Distance>, Without<Farthest>] partial class None : Sample;
            }
            [Experiment, Without<Farthest>] public partial class Other : Sample;
            """);
        string Fits(string name) => string.Join(" ", sample.Catalog.Single(experiment => experiment.Name == name).Plan.Fits.Select(fit => fit.Name));
        Assert.Equal("Center Spread", Fits("sample"));
        Assert.Equal("Center Spread", Fits("sample/less"));
        Assert.Equal("", Fits("sample/none"));
        Assert.Equal("Center Spread", Fits("other"));
        // Applied to another experiment, which has no Farthest to be without.
        Assert.Equal("", Fits("other/less"));
        foreach (var name in sample.Catalog.Select(experiment => experiment.Name)) sample.Run(name);
        Assert.Equal(3, Probe.Of("center").Count);
    }

    [Fact]
    public void TheIndexGoesWithTheLastScoreThatAsksForIt()
    {
        var run = TestProject.Of("""
            [Experiment]
            public partial class Sample : Reference
            {
                [Without<Knn>] partial class WithoutKnn : Sample;
                [Without<Knn>] partial class Own : Sample { [Score] internal static Tensor Near(Neighbours found) => -found.Distance(3); }
            }
            """).Run().Compiles();
        Assert.Contains("neighbourIndex = Keep(\"NeighbourIndex\", NeighbourIndex.Of(trainFeatures));", run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Neighbour", run.Text("sample.without-knn.g.cs"), StringComparison.Ordinal);
        Assert.Contains("scores.Add(\"Near\", Near(neighbours));", run.Text("sample.own.g.cs"), StringComparison.Ordinal);
        Assert.Contains("neighbourIndex = Keep(", run.Text("sample.own.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void OfOtherImagesItIsAskedForByTheirName()
    {
        using var sample = SampleRun.Of(Places + """
            [Experiment]
            public partial class Sample : Tiny
            {
                [Value] static Tensor TurnedImages(Tensor images) => images.flip(3);
                [Value] static Tensor Gap(Place place) => place.Offset.square().sum(1);
                [Score] static Tensor Turned(Place turnedPlace, Tensor turnedFeatures, Center center, Spread spread, Tensor turnedGap)
                {
                    Note("expected", (turnedFeatures - center.Mean) / spread.Scale);
                    Note("turned", turnedPlace.Offset);
                    Note("gap", turnedPlace.Offset.square().sum(1) - turnedGap);
                    return -turnedGap;
                }
                [Score] static Tensor Straight(Place place) => Note("straight", place.Offset).sum(1);
            }
            """);
        sample.Run();
        Assert.NotEmpty(Probe.Of("turned"));
        Assert.Equal(Probe.Of("expected"), Probe.Of("turned"));
        Assert.NotEqual(Probe.Of("straight"), Probe.Of("turned"));
        Assert.All(Probe.Of("gap"), gap => Assert.All(gap, number => Assert.Equal(0, number)));
    }

    [Fact]
    public void AGenericClassIsOneForEachOfItsTypes()
    {
        using var sample = SampleRun.Of("""
            public interface IPower { static abstract double Exponent { get; } }
            public sealed class Second : IPower { public static double Exponent => 2; }
            public sealed record Moment<T>(Tensor Mean) where T : IPower
            {
                [Fit] public static Moment<T> Of(Tensor trainFeatures) => new(trainFeatures.pow(T.Exponent).mean([0]));
            }
            public sealed class Unusual<T> : Score where T : IPower { public Tensor Compute(Tensor features, Moment<T> moment) => -(features.square() / moment.Mean).sum(1); }
            [Experiment, Unusual<Second>]
            public partial class Sample : Tiny { [Score] static Tensor Same(Tensor features, Moment<Second> usual) => -(features.square() / usual.Mean).sum(1); }
            """);
        var results = sample.Run().Results;
        Assert.Equal(results.First(row => row.Score == "Unusual").Auroc, results.First(row => row.Score == "Same").Auroc);
        Assert.Single(sample.Catalog[0].Plan.Fits);
    }

    [Theory]
    [InlineData("public", "namespace Elsewhere;\nusing OodDsl;", "global::Elsewhere.Center.Of(trainFeatures)")]
    [InlineData("internal", "namespace Experiments.Parts;\nusing OodDsl;", "Parts.Center.Of(trainFeatures)")]
    public void ItsClassMayBeAnywhere(string access, string start, string expected)
    {
        var run = TestProject.Of($$"""
            [Experiment]
            public partial class Sample : Reference
            {
                [Score] internal static Tensor Near(Tensor features, {{start.Split('\n')[0][10..^1]}}.Center center) => -(features - center.Mean).square().sum(1);
                partial class Arm : Sample { [Score] static Tensor One(Tensor features) => features.sum(1); }
            }
            """).With("Center.cs", $$"""
            {{start}}
            {{access}} sealed record Center(Tensor Mean) { [Fit] {{access}} static Center Of(Tensor trainFeatures) => new(trainFeatures.mean([0])); }
            """).Run().Compiles();
        Assert.Contains(expected, run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.Contains(expected, run.Text("sample.arm.g.cs"), StringComparison.Ordinal);
    }

    /// <summary>A loaded run has what its fits came to, and no data.</summary>
    [Fact]
    public void AFinishedRunScoresAsBefore()
    {
        using var sample = SampleRun.Of(Places + """
            [Experiment, Knn(K = 3), Vim, Residual, IOdin, Farthest]
            public partial class Sample : Tiny
            {
                [Score] static Tensor All(Tensor images, Tensor features, Neighbours found, PrincipalSpace space, ChannelDeviations channels, Place place)
                {
                    Note("images", images);
                    var inSpace = (features.to(float64) - space.Origin).matmul(space.Directions);
                    return Note("all", found.Distance(3) + inSpace[.., 0] + channels.Deviations.sum() + place.Offset.sum(1));
                }
            }
            """);
        var (_, folder) = sample.Execute();
        var (images, expected) = (Probe.Of("images")[^1], Probe.Of("all")[^1]);
        Probe.Clear();
        using var scope = torch.NewDisposeScope();
        using var detector = OodDetector.Load(sample.Catalog[0], folder, new() { Device = "cpu", Threads = 1 });
        var verdicts = detector.DetectTensor(torch.tensor(images).view(-1, 1, 8, 8));
        Assert.Equal(["Msp", "Knn", "Vim", "Residual", "IOdin", "Farthest", "All"], verdicts[0].Scores.Keys);
        Assert.Equal(expected, verdicts.Select(verdict => (float)verdict.Scores["All"]));
        Assert.Equal(expected.Length, verdicts.Select(verdict => verdict.Scores["Knn"]).Distinct().Count());
        Assert.Empty(Probe.Of("center"));
    }

    [Theory]
    [InlineData("Center.cs", "mean([0])", "mean([0]) + 0"), InlineData("Index.cs", "trainFeatures.shape[0]", "trainFeatures.shape[1]")]
    public void AnEditOfItsClassChangesTheFingerprint(string file, string old, string replacement)
    {
        var project = TestProject.Of("""
            public sealed class Near : Score { public Tensor Compute(Tensor features, Center center) => -(features - center.Mean).square().sum(1); }
            [Experiment, Near] public partial class Sample : Reference;
            [Experiment] public partial class Other : Reference;
            """)
            .With("Center.cs", "namespace Experiments;\npublic sealed record Center(Tensor Mean) { [Fit] public static Center Of(Tensor trainFeatures, Index index) => new(trainFeatures.mean([0]) / index.Count); }")
            .With("Index.cs", "namespace Experiments;\npublic sealed record Index(long Count) { [Fit] public static Index Of(Tensor trainFeatures) => new(trainFeatures.shape[0]); }");
        var before = project.Run().Compiles();
        var after = before.Then(project.Edit(file, old, replacement));
        Assert.NotEqual(Fingerprints.Of(before.Text("sample.g.cs")), Fingerprints.Of(after.Text("sample.g.cs")));
        Assert.Equal(Fingerprints.Of(before.Text("other.g.cs")), Fingerprints.Of(after.Text("other.g.cs")));
    }

    static int Count(string text, string what, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var end = text.IndexOf(to, start, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)].Split(what).Length - 1;
    }
}
