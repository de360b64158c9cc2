namespace OodDsl.Generators.Tests;

/// <summary>Mistakes in what components share are shown where they are, or where it is asked for.</summary>
public class SharedRuleTests
{
    const string Score = "[Experiment] public partial class Sample : Reference { [Score] static Tensor Near(Tensor features, Center center) => features.sum(1); }";

    [Fact]
    public Task AMakerThatAsksForNothing() => AnalyzerRun.Expect(Rules.NothingMakes, """
        public sealed record Center(Tensor Mean) { [Fit] public static Center Of(Tensor [|trainFeaturs|]) => new(trainFeaturs); }

        """ + Score, "did you mean 'trainFeatures'?");

    [Fact]
    public Task AFitOfABatchsValue() => AnalyzerRun.Expect(Rules.NothingMakes, """
        public sealed record Center(Tensor Mean) { [Fit] public static Center Of(Neighbours [|found|]) => new(found.Directions); }

        """ + Score, "Nothing makes 'neighbours'");

    [Fact]
    public Task AMakerThatIsPrivate() => AnalyzerRun.Expect(Rules.Unreachable, """
        public sealed record Center(Tensor Mean) { [Fit] static Center [|Of|](Tensor trainFeatures) => new(trainFeatures); }

        """ + Score, "'Of', which is private to 'Center'; make it internal");

    [Fact]
    public Task AClassThatIsPrivate() => AnalyzerRun.Expect(Rules.Unreachable, """
        public abstract class Parts : Reference
        {
            sealed record Center(Tensor Mean) { [Fit] public static Center [|Of|](Tensor trainFeatures) => new(trainFeatures); }
            [Score] private protected static Tensor Near(Tensor features) => features.sum(1);
            [Score] static Tensor [|Own|](Tensor features, Center center) => features.sum(1);
        }
        [Experiment] public partial class Sample : Parts;
        """);

    [Fact]
    public Task AnExperimentsOwnPrivateClass() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            sealed record Center(Tensor Mean) { [Fit] internal static Center Of(Tensor trainFeatures) => new(trainFeatures.mean([0])); }
            [Score] static Tensor Near(Tensor features, Center center) => -(features - center.Mean).square().sum(1);
            partial class Arm : Sample;
        }
        """);

    [Fact]
    public Task AMakerOfAnInstance() => AnalyzerRun.Expect(Rules.NotStatic, """
        public sealed record Center(Tensor Mean) { [Fit] public Center [|Of|](Tensor trainFeatures) => new(trainFeatures); }

        """ + Score, "'Of' must be static");

    [Fact]
    public Task Circle() => AnalyzerRun.Expect(Rules.Cycle, """
        public sealed record Center(Tensor Mean) { [Fit] public static Center Of(Tensor trainFeatures, Spread spread) => new(trainFeatures); }
        public sealed record Spread(Tensor Scale) { [Fit] public static Spread Of(Tensor trainFeatures, Center [|middle|]) => new(trainFeatures); }

        """ + Score, "center → spread → center");

    [Fact]
    public Task CircleOfValues() => AnalyzerRun.Expect(Rules.Cycle, """
        public sealed record Center(Tensor Mean) { [Value] public static Center Of(Tensor features, Spread spread) => new(features); }
        public sealed record Spread(Tensor Scale) { [Value] public static Spread Of(Tensor features, Center [|middle|]) => new(features); }

        """ + Score, "center → spread → center");

    [Fact]
    public Task CircleOfFits() => AnalyzerRun.Expect(Rules.Cycle, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor First(Tensor second) => second;
            [Fit] static Tensor Second(Tensor [|first|]) => first;
            [Fit] static Tensor Third(Tensor [|third|]) => third;
            [Score] static Tensor Last(Tensor features, Tensor first, Tensor third) => features.sum(1);
        }
        """, "first → second → first");

    /// <summary>The ways through them are more than could be followed one by one.</summary>
    [Fact]
    public Task FitsThatAllAskForEachOther() => AnalyzerRun.Expect(Rules.Cycle, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor First(Tensor second, Tensor third, Tensor fourth) => second;
            [Fit] static Tensor Second(Tensor [|first|], Tensor third, Tensor fourth) => first;
            [Fit] static Tensor Third(Tensor [|first|], Tensor [|second|], Tensor fourth) => first;
            [Fit] static Tensor Fourth(Tensor [|first|], Tensor [|second|], Tensor [|third|]) => first;
            [Score] static Tensor Last(Tensor features, Tensor first) => features.sum(1);
        }
        """, "first → second → first");

    [Fact]
    public Task TwoClassesOfOneName() => AnalyzerRun.Expect(Rules.TwoMakers, """
        public sealed record Center(Tensor Mean) { [Fit] public static Center Of(Tensor trainFeatures) => new(trainFeatures); }
        public static class Other
        {
            public sealed record Center(Tensor Mean) { [Fit] public static Center [|Of|](Tensor trainFeatures) => new(trainFeatures); }
        }
        [Experiment]
        public partial class Sample : Reference { [Score] static Tensor Near(Tensor features, Center one, Other.Center two) => features.sum(1); }
        """, "'center' is made twice: by 'Experiments.Center' as well");

    [Fact]
    public Task AMemberOfTheSameName() => AnalyzerRun.Expect(Rules.TwoMakers, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor [|Neighbours|](Tensor features) => features;
            [Score] static Tensor Near(Tensor neighbours) => neighbours.sum(1);
        }
        """, "'neighbours' is made twice: by 'OodDsl.Neighbours' as well");

    /// <summary>Where the class is a library's: at the attribute or parameter that asks; at the experiment, where its base asks.</summary>
    [Theory]
    [InlineData("[Experiment, Without<Vim>, Narrow]", "", "Narrow")]
    [InlineData("[Experiment, Without<Vim>]", "[Score] static Tensor Far(Tensor features, PrincipalSpace space) => (features - space.Origin).sum(1);", "space")]
    [InlineData("[Experiment]", "", "Sample")]
    public async Task OneThatCantBeMadeHere(string attributes, string member, string place)
    {
        var diagnostics = await AnalyzerRun.Analyze(TestProject.Of($$"""
            public sealed class Narrow : Score { public Tensor Compute(Tensor features, PrincipalSpace space) => (features - space.Origin).sum(1); }
            {{attributes}}
            public partial class Sample : Reference
            {
                [Head] static Sequential Logits(int featureWidth, int classes) => Sequential(Linear(featureWidth, classes));
                {{member}}
            }
            """));
        Assert.Equal(["classifierBias", "classifierWeight"], diagnostics.Select(diagnostic => diagnostic.GetMessage(null).Split('\'')[1]).Order(StringComparer.Ordinal));
        Assert.All(diagnostics, diagnostic => Assert.Equal(
            (Rules.NoLinearClassifier, place), (diagnostic.Id, diagnostic.Location.SourceTree!.ToString()[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End])));
    }

    [Fact]
    public Task AFitOnTheUntrainedNetwork() => AnalyzerRun.Expect(Rules.FitOnUntrained, """
        public sealed record Center(Tensor Mean) { [Fit] public static Center Of(Tensor [|trainFeatures|]) => new(trainFeatures); }
        [Experiment] public partial class Sample : Reference { [Loss] static Tensor Near(Tensor features, Center center) => features.sum(1); }
        """);

    [Fact]
    public Task NothingMakesItOfOtherImages() => AnalyzerRun.Expect(Rules.NothingMakes, """
        [Experiment]
        public partial class Sample : Reference { [Score] static Tensor Near(Neighbours [|turnedNeighbours|]) => turnedNeighbours.Distance(1); }
        """, "Nothing makes 'turnedNeighbours'");
}
