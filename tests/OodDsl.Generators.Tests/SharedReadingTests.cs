using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators.Tests;

/// <summary>An experiment is read once for its code and its diagnostics, and again only if something that it depends on has changed.</summary>
public class SharedReadingTests
{
    const string Names = "namespace Experiments;\n";

    static readonly TestProject Project = TestProject.Reference
        .With("Other.cs", Names + "[Benchmark<FashionMnistOod>, ConvNet, Train(Epochs = 1), CrossEntropy, Sgd(LearningRate = 0.1), Msp]\npublic abstract class Other : Experiment;")
        .With("First.cs", Names + "[Experiment] public partial class First : Reference { [Without<Vim>] partial class Arm : First; }")
        .With("Second.cs", Names + "[Experiment] public partial class Second : Other;")
        .With("Helpers.cs", Names + "static class Helpers { public static Tensor Squared(Tensor rows) => rows.square(); }")
        .With("Third.cs", Names + "[Experiment] public partial class Third : Other { [Score] static Tensor Norm(Tensor features) => Helpers.Squared(features).sum(1); }");

    static readonly string[] Experiments = ["First", "Second", "Third"];

    public static TheoryData<string, string, string, string[]> Edits => new()
    {
        { "Reference.cs", "Epochs = 5", "Epochs = 6", ["First"] },
        { "Other.cs", "Epochs = 1", "Epochs = 2", ["Second", "Third"] },
        { "Helpers.cs", "square", "abs", ["Third"] },
        { "Second.cs", "[Experiment]", "[Experiment, HorizontalFlip]", ["Second"] },
        { "Helpers.cs", "static class", "/* functions */ static class", ["Third"] },
    };

    [Theory, MemberData(nameof(Edits))]
    public void AnEditIsReadByWhatDependsOnItOnly(string file, string old, string replacement, string[] expected)
    {
        var (before, after) = (Project.Compile(), Project.Edit(file, old, replacement).Compile());
        var known = Experiments.ToDictionary(name => name, name => Family(before, name), StringComparer.Ordinal);
        Assert.All(Experiments, name => Assert.Same(known[name], Family(before, name)));
        Assert.Equal(expected, Experiments.Where(name => !ReferenceEquals(known[name], Family(after, name))));
    }

    [Fact]
    public void AnalyzersTakeWhatTheGeneratorRead()
    {
        var fresh = Fresh(Project);
        Assert.All(Experiments, name => Assert.Null(Read(fresh.Compile(), name)));
        var run = fresh.Run();
        Assert.All(Experiments, name => Assert.NotNull(Read(run.Output, name)));
        Assert.Null(Read(run.Then(fresh.Edit("Other.cs", "Epochs = 1", "Epochs = 3")).Over(fresh.Compile()).Output.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(fresh.Edit("Other.cs", "Epochs = 1", "Epochs = 4").Files.Values), "Second"));
    }

    /// <summary>Mistakes in the experiment, in its arm, in its base and beside it, before and after the generator has read them.</summary>
    [Theory]
    [InlineData("First.cs", "{ [Without", "{ [Score] static Tensor Wrong(Tensor featurs) => featurs; [Without", "OOD001")]
    [InlineData("First.cs", "Without<Vim>", "Without<Rotations>", "OOD012")]
    [InlineData("Other.cs", "Sgd(LearningRate = 0.1)", "Energy", "OOD301,OOD301")]
    [InlineData("Second.cs", "partial class", "class", "OOD018")]
    [InlineData("Third.cs", "class Third", "class second { } public partial class Third", "")]
    public async Task AMistakeIsReportedWhoeverReadsFirst(string file, string old, string replacement, string expected)
    {
        var project = Fresh(Project).Edit(file, old, replacement);
        var alone = await Ids(project.Compile());
        Assert.Equal(expected, string.Join(",", alone));
        var run = project.Run();
        Assert.Equal(alone, await Ids(run.Output));
        Assert.Equal(alone, await Ids(run.Output));
    }

    /// <summary>That it is one is said by others, which it does not depend on.</summary>
    [Fact]
    public async Task AStageThatIsNoneAnyMoreNeedsScores()
    {
        var stage = Project.With("Stage.cs", Names + "[Experiment, Without<Score>] public partial class Stage : Reference;")
            .With("User.cs", Names + "[Experiment, StartFrom<Stage>] public partial class User : Reference;");
        var run = stage.Run();
        Assert.Empty(await Ids(run.Output));
        run = run.Then(stage.Edit("User.cs", ", StartFrom<Stage>", ""));
        Assert.NotNull(Read(run.Output, "Stage"));
        Assert.Equal(["OOD302"], await Ids(run.Output));
    }

    static ExperimentFamily? Family(Compilation compilation, string name)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == name + ".cs");
        var declaration = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        return FamilyCache.Of(declaration, compilation.GetSemanticModel(tree), TestContext.Current.CancellationToken);
    }

    static ExperimentFamily? Read(Compilation compilation, string name) =>
        FamilyCache.Read(compilation.GetTypeByMetadataName("Experiments." + name)!, compilation);

    static TestProject Fresh(TestProject project) => project.Files.Aggregate(project, (copy, entry) => copy.With(entry.Key, entry.Value.ToString()));

    static async Task<IReadOnlyList<string>> Ids(Compilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ExperimentAnalyzer()];
        var diagnostics = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];
    }
}
