namespace OodDsl.Generators.Tests;

/// <summary>
/// How far a fingerprint sees: inherited and nested code, constants, operators, extensions, and the code that nobody names. What it must not
/// see is beside it.
/// </summary>
public class FingerprintClosureTests
{
    static readonly TestProject Project = TestProject.Reference
        .With("Base.cs", """
            namespace Experiments;
            using static Experiments.Geometry;
            public abstract class Base : Reference
            {
                protected const double Offset = 1;
                [Score] internal static Tensor Inherited(Tensor features) => Deeper(features) + Offset;
                internal static Tensor Deeper(Tensor rows) => Length(rows);
                [Score] internal static Tensor Replaced(Tensor features) => features.amin(1);
                internal static Tensor Unread(Tensor rows) => rows.cos();
            }
            """)
        .With("Sample.cs", """
            namespace Experiments;
            using Sizes = Experiments.Widths;
            [Experiment]
            public partial class Sample : Base
            {
                [Score] internal static new Tensor Replaced(Tensor features) => Inner.Sum(features) * Limit;
                [Head] static Linear Turn(int featureWidth) => Sizes.Build(featureWidth);
                [Loss] static Tensor Turned(Tensor turn) => (new Weighed(turn) + new Weighed(turn)).Rows.Doubled();
                [Metric] static Tensor Share(Tensor logits) => Chosen(logits, Way.Up);
                const double Limit = 3;
                static Tensor Chosen(Tensor rows, Way way) => way switch { Way.Up => rows.amax(1), _ => rows.amin(1) };
                static class Inner
                {
                    internal static Tensor Sum(Tensor rows) => Innermost.Scaled(rows).sum([1]);
                    static class Innermost { internal static Tensor Scaled(Tensor rows) => rows * Factors[0]; static readonly double[] Factors = Made(); static double[] Made() => [4, 5]; }
                }
                internal static class Spare { internal static Tensor Total(Tensor rows) => rows.sin(); }
            }
            """)
        .With("Widths.cs", """
            namespace Experiments;
            static class Widths
            {
                static readonly int Fallback = Start(6);
                static Widths() => Turns = 4;
                static int Turns { get; }
                static int Start(int from) => from + 1;
                internal static Linear Build(int width) => Linear(width, Math.Min(Turns, Fallback));
            }
            readonly record struct Weighed(Tensor Rows, double Factor = 7)
            {
                public static Weighed operator +(Weighed one, Weighed other) => new(one.Rows * one.Factor + other.Rows);
            }
            static class Strides { public const int Limit = 6, Weighed = 1; public static Tensor Doubled(Tensor rows) => rows * 8; public const int Add = 1; }
            sealed class UpAttribute : Attribute { public double Share => 0.5; }
            static class Extensions { public static Tensor Doubled(this Tensor rows) => rows * 2; public static Tensor Tripled(this Tensor rows) => rows * 3; }
            static class Geometry { public static Tensor Length(Tensor rows) => rows.norm(1); }
            enum Way { Up, Down }
            """);

    [Fact]
    public void ProjectIsSound() => Project.Run().Compiles();

    public static TheoryData<string, string, string> Different => new()
    {
        { "Base.cs", "Offset = 1", "Offset = 2" },
        { "Base.cs", "Deeper(features) +", "Deeper(features) -" },
        { "Base.cs", "=> Length(rows)", "=> Length(rows) * 2" },
        { "Base.cs", "[Score] internal static Tensor Inherited", "[Metric] internal static Tensor Inherited" },
        { "Sample.cs", "Limit = 3", "Limit = 4" },
        { "Sample.cs", "rows * Factors[0]", "rows / Factors[0]" },
        { "Sample.cs", "[4, 5]", "[5, 5]" },
        { "Sample.cs", "_ => rows.amin(1)", "_ => rows.mean([1])" },
        { "Sample.cs", "Doubled()", "Tripled()" },
        { "Sample.cs", "[Head]", "[Head(LearningRate = 0.5)]" },
        { "Widths.cs", "from + 1", "from + 2" },
        { "Widths.cs", "Turns = 4", "Turns = 5" },
        { "Widths.cs", "Factor = 7", "Factor = 8" },
        { "Widths.cs", "* one.Factor", "/ one.Factor" },
        { "Widths.cs", "rows * 2", "rows * 4" },
        { "Widths.cs", "rows.norm(1)", "rows.abs().amax(1)" },
        { "Widths.cs", "Up, Down", "Down, Up" },
    };

    [Theory, MemberData(nameof(Different))]
    public void Changes(string file, string old, string replacement) => Assert.NotEqual(Of(Project), Of(Project.Edit(file, old, replacement)));

    public static TheoryData<string, string, string> Same => new()
    {
        { "Base.cs", "rows.cos()", "rows.sin()" },
        { "Sample.cs", "rows.sin()", "rows.cos()" },
        { "Sample.cs", "static Tensor Chosen(Tensor rows, Way way) =>", "static   Tensor Chosen(Tensor rows, Way way)   // up\n   =>" },
        { "Widths.cs", "rows * 3", "rows * 4" },
        // Names that something else goes by.
        { "Widths.cs", "Limit = 6", "Limit = 7" },
        { "Widths.cs", "rows * 8", "rows * 9" },
        { "Widths.cs", "Share => 0.5", "Share => 0.6" },
    };

    [Theory, MemberData(nameof(Same))]
    public void StaysTheSame(string file, string old, string replacement) => Assert.Equal(Of(Project), Of(Project.Edit(file, old, replacement)));

    [Fact]
    public void FilesMayStandInAnyOrder()
    {
        var compilation = Project.Compile();
        var reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        Assert.Equal(Of(Project), Fingerprints.Of(GeneratorRun.Start(new ExperimentGenerator(), reversed).Text("sample.g.cs")));
    }

    [Fact]
    public void MembersMayMoveToAnotherPartOrFile()
    {
        const string limit = "const double Limit = 3;";
        var moved = Project.Edit("Sample.cs", limit, "")
            .With("Parts/Sample.Limits.cs", $"namespace Experiments;\npublic partial class Sample {{ {limit} }}");
        moved.Run().Compiles();
        Assert.Equal(Of(Project), Of(moved));
    }

    [Fact]
    public void AnUnrelatedFileDoesNotCount() => Assert.Equal(
        Of(Project), Of(Project.With("New.cs", "namespace Experiments;\nclass New { static int Sum(int one) => one; }\n[Experiment] public partial class Plain : Reference;")));

    static string Of(TestProject project) => Fingerprints.Of(project.Run().Text("sample.g.cs"));
}
