using Microsoft.CodeAnalysis.CSharp;

namespace OodDsl.Generators.Tests;

/// <summary>
/// What the generator remembers of earlier compilations never shows: after every edit of a long series its output is what a fresh one makes
/// of freshly read files.
/// </summary>
public class CacheTests
{
    static readonly TestProject Project = TestProject.Reference
        .With("Base.cs", "namespace Experiments;\npublic abstract class Base : Reference { [Score] internal static Tensor Norm(Tensor features) => features.norm(1); }")
        .With("First.cs", """
            namespace Experiments;
            [Experiment, Push(Strength = Numbers.Two), Outliers<Photos>]
            public partial class First : Base
            {
                [Setting] static double Sigma => Numbers.Three;
                [Score] static Tensor Scaled(Tensor features, double sigma) => Helpers.Spread(features) / sigma;
                partial class Arm : First;
            }
            """)
        .With("Second.cs", "namespace Experiments;\n[Experiment] public partial class Second : Base { [Metric] static Tensor Own(Tensor logits) => Widened(logits); }")
        .With("Push.cs", "namespace Experiments;\npublic sealed class Push : Loss { public double Strength { get; init; } = 1; public Tensor Compute(Tensor outlierLogits) => Strength * outlierLogits; }")
        .With("Helpers.cs", """
            namespace Experiments;
            using static Experiments.Imported;
            static class Helpers { public static Tensor Spread(Tensor rows) => Widened(rows) + Numbers.Two; }
            static class Imported { public static Tensor Widened(Tensor rows) => rows.square().sum(1); }
            static class Numbers { public const double Two = 2; public const double Three = 3; }
            """)
        .With("Usings.cs", "global using static Experiments.Imported;")
        .With("Other.cs", "namespace Experiments;\nclass Other { int One() => 1; }");

    /// <summary>Each after those before it.</summary>
    static readonly (string File, string Text, string Old, string New)[] Edits =
    [
        ("Helpers.cs", "a constant of a setting", "Three = 3", "Three = 4"),
        ("Helpers.cs", "a constant of an attribute", "Two = 2", "Two = 5"),
        ("Helpers.cs", "a helper", "rows.square()", "rows.abs()"),
        ("Other.cs", "nothing that is reached", "=> 1", "=> 2"),
        ("Push.cs", "a component's default", "} = 1;", "} = 3;"),
        ("Push.cs", "a component's new parameter", "outlierLogits) =>", "outlierLogits, double floor = 1) => floor +"),
        ("Push.cs", "a component's kind", "Push : Loss", "Push : Score"),
        ("Push.cs", "and back", "Push : Score", "Push : Loss"),
        ("Base.cs", "an inherited member", "features.norm(1)", "features.abs().amax(1)"),
        ("Base.cs", "a new inherited member", "[Score]", "[Fit] internal static Tensor Mean(Tensor trainFeatures) => trainFeatures.mean([0]); [Score]"),
        ("Other.cs", "a class of a name that is used", "class Other", "static class Photon { } class Other"),
        ("Other.cs", "a data set that hides the library's", "static class Photon { }", "public sealed class Photos() : NoiseSet(\"mine\")  { }"),
        ("Other.cs", "and without it", "public sealed class Photos() : NoiseSet(\"mine\")  { }", ""),
        ("Second.cs", "no experiment any more", "[Experiment]", ""),
        ("Second.cs", "one again, with a doc comment", "public partial", "/// <summary>Second.</summary>\n[Experiment] public partial"),
        ("Second.cs", "an abstract one", "public partial", "public abstract partial"),
        ("Reference.cs", "the base of all", "Epochs = 5", "Epochs = 7"),
        ("Usings.cs", "an import that goes", "global using static Experiments.Imported;", ""),
        ("Usings.cs", "another that comes", "", "global using static Experiments.Numbers;"),
    ];

    [Fact]
    public void RemembersNothingWrong()
    {
        var project = Project;
        var run = project.Run();
        foreach (var (file, what, old, replacement) in Edits)
        {
            project = old.Length > 0 ? project.Edit(file, old, replacement) : project.With(file, replacement);
            run = run.Then(project);
            // Parsed again, so that nothing of it is known.
            var fresh = project.Files.Aggregate(project, (copy, entry) => copy.With(entry.Key, entry.Value.ToString())).Run();
            Assert.Equal(fresh.Files, run.Files);
            Assert.All(fresh.Files, name => Assert.True(fresh.Text(name) == run.Text(name), $"{what}: {name} is stale."));
        }
    }

    [Fact]
    public void AFileThatComesAndGoesIsSeen()
    {
        var run = Project.Run();
        var hidden = Project.With("Hiding.cs", "namespace Experiments;\npublic partial class First { [Score] internal static Tensor Late(Tensor logits) => logits.amax(1); }");
        Assert.Contains("Late", run.Then(hidden).Text("first.g.cs"), StringComparison.Ordinal);
        Assert.Equal(run.Text("first.g.cs"), run.Then(hidden).Then(Project).Text("first.g.cs"));
    }

    [Fact]
    public void AnotherReferenceIsSeen()
    {
        var compilation = Project.Compile();
        var without = compilation.RemoveReferences(compilation.References.Where(reference => reference.Display!.EndsWith("OodDsl.dll", StringComparison.Ordinal)));
        var run = GeneratorRun.Start(new ExperimentGenerator(), compilation);
        Assert.Contains("first.g.cs", run.Files);
        Assert.DoesNotContain("first.g.cs", run.Over(without).Files);
        Assert.Equal(run.Text("first.g.cs"), run.Over(without).Over((CSharpCompilation)compilation.Clone()).Text("first.g.cs"));
    }
}
