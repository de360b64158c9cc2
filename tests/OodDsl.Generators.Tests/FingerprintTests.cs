namespace OodDsl.Generators.Tests;

/// <summary>The fingerprint stays where nothing can change, and changes where the result can.</summary>
public class FingerprintTests
{
    static readonly TestProject Project = TestProject.Reference
        .With("Sample.cs", """
            namespace Experiments;
            /// <summary>A sample.</summary>
            [Experiment, Outliers<Photos>, Push(Strength = 2)]
            public partial class Sample : Reference
            {
                [Setting] static double Sigma => 5;
                [Value] static Tensor Direction(Tensor features, double offset = 1) => Helpers.Center(features) + offset;
                [Score] static Tensor Scaled(Tensor direction, double sigma) => (direction / sigma + Own(direction)).sum(1);
                static Tensor Own(Tensor rows) => rows * Table[0];
                static readonly double[] Table = [1, 2];
                [Without(nameof(Scaled))] partial class Unscaled : Sample;
            }
            """)
        .With("Push.cs", """
            namespace Experiments;
            public sealed class Push : Loss
            {
                public double Strength { get; init; } = 1;
                public double Floor { get; init; } = 0.5;
                public Tensor Compute(Tensor outlierLogits) => Strength * relu(Helpers.Spread(outlierLogits) - Floor);
            }
            """)
        .With("Helpers.cs", """
            namespace Experiments;
            static class Helpers
            {
                public static Tensor Spread(Tensor rows) => Second(rows).sum(1);
                static Tensor Second(Tensor rows) => Third(rows) * Shape.Scale;
                static Tensor Third(Tensor rows) => rows.square() * (int)Mode.Plain;
                public static Tensor Center(Tensor rows) => rows - rows.mean([0]);
                public static Tensor Unused(Tensor rows) => rows.neg();
            }
            enum Mode { Plain = 1, Other = 2 }
            static class Shape { public const double Scale = 2; public const double Unread = 3; }
            """)
        .With("Other.cs", "namespace Experiments;\nclass Other { int One() => 1; }\n[Experiment] public partial class Baseline : Reference;");

    [Fact]
    public void ProjectIsSound() => Project.Run().Compiles();

    public static TheoryData<string, string, string> Same => new()
    {
        { "Sample.cs", "namespace Experiments;", "namespace Experiments;\n\n\n" },
        { "Sample.cs", "A sample.", "A sample of what can be declared." },
        { "Sample.cs", "{ \n", "{\n" },
        { "Sample.cs", "[Setting] static", "[Setting]\n    // In pixels.\n    static" },
        { "Sample.cs", "[Without(nameof(Scaled))]", "[Without(nameof(Scaled)), Train(Epochs = 1)]" },
        { "Push.cs", "public double Floor", "/// <summary>Where it starts.</summary>\n    public   double Floor" },
        { "Push.cs", "public sealed class Push", "#region loss\n#endregion\npublic sealed class Push" },
        { "Helpers.cs", "=> rows.neg()", "=> rows" },
        { "Helpers.cs", "Unread = 3", "Unread = 4" },
        { "Helpers.cs", "static Tensor Third", "#if NEVER\nstatic Tensor Never() => null!;\n#endif\n    static Tensor Third" },
        { "Other.cs", "=> 1", "=> 2" },
        { "Other.cs", "[Experiment] public partial class Baseline", "[Experiment, VerticalFlip] public partial class Baseline" },
        { "Reference.cs", "Seeds(0, 1, 2)", "Seeds(0, 1, 2, 3)" },
        { "Reference.cs", "The desk-size reference", "The reference" },
    };

    [Theory, MemberData(nameof(Same))]
    public void StaysTheSame(string file, string old, string replacement)
    {
        var edited = old == "{ \n" ? Project.With(file, Project.Files[file].ToString().Replace("{\n", "{ \n", StringComparison.Ordinal))
            : Project.Edit(file, old, replacement);
        Assert.Equal(Of(Project), Of(edited));
    }

    [Fact]
    public void MovesOfFilesDoNotMatter()
    {
        var moved = Project.Without("Push.cs").Without("Helpers.cs")
            .With("elsewhere/All.cs", Project.Files["Helpers.cs"] + "\n" + Project.Files["Push.cs"].ToString()
                .Replace("namespace Experiments;", "", StringComparison.Ordinal));
        moved.Run().Compiles();
        Assert.Equal(Of(Project), Of(moved));
    }

    public static TheoryData<string, string, string> Different => new()
    {
        { "Sample.cs", "Strength = 2", "Strength = 3" },
        { "Sample.cs", "Sigma => 5", "Sigma => 6" },
        { "Sample.cs", "offset = 1", "offset = 2" },
        { "Sample.cs", "direction / sigma", "sigma / direction" },
        { "Sample.cs", "rows * Table[0]", "rows * Table[1]" },
        { "Sample.cs", "[1, 2]", "[3, 2]" },
        { "Sample.cs", "Outliers<Photos>", "Outliers<Photos>(Ratio = 2)" },
        { "Sample.cs", "Outliers<Photos>", "Outliers<GaussianNoise>" },
        { "Sample.cs", "[Value] static", "[Value(SeparateForward = true)] static" },
        { "Push.cs", "Floor { get; init; } = 0.5", "Floor { get; init; } = 0.25" },
        { "Push.cs", "relu(", "softplus(" },
        { "Helpers.cs", "Second(rows).sum(1)", "Second(rows).mean([1])" },
        { "Helpers.cs", "Third(rows) *", "Third(rows) /" },
        { "Helpers.cs", "rows.square()", "rows.abs()" },
        { "Helpers.cs", "Scale = 2", "Scale = 4" },
        { "Helpers.cs", "Plain = 1", "Plain = 3" },
        { "Helpers.cs", "rows - rows.mean([0])", "rows" },
        { "Reference.cs", "Epochs = 5", "Epochs = 6" },
        { "Reference.cs", "K = 50", "K = 10" },
        { "Reference.cs", "RandomCrop(Padding = 2), HorizontalFlip", "HorizontalFlip, RandomCrop(Padding = 2)" },
        { "Reference.cs", ", Vim]", "]" },
        { "Reference.cs", "Benchmark<FashionMnistOod>", "Benchmark<FashionMnist10>" },
    };

    [Theory, MemberData(nameof(Different))]
    public void Changes(string file, string old, string replacement) => Assert.NotEqual(Of(Project), Of(Project.Edit(file, old, replacement)));

    [Fact]
    public void ControlArmsDiffer()
    {
        var run = Project.Run();
        Assert.NotEqual(Fingerprints.Of(run.Text("sample.g.cs")), Fingerprints.Of(run.Text("sample.unscaled.g.cs")));
    }

    static string Of(TestProject project) => Fingerprints.Of(project.Run().Text("sample.g.cs"));
}
