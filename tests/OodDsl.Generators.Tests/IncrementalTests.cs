using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators.Tests;

/// <summary>An edit that does not matter costs nothing; an edit that matters reaches the experiments that it matters to, and only them.</summary>
public class IncrementalTests
{
    static readonly string[] Steps =
        [ExperimentGenerator.FamilyStep, ExperimentGenerator.FilesStep, ExperimentGenerator.FileStep, ExperimentGenerator.CatalogStep];

    static readonly TestProject Project = TestProject.Reference
        .With("Baseline.cs", "namespace Experiments;\n[Experiment] public partial class Baseline : Reference;")
        .With("Exposure.cs", """
            namespace Experiments;
            [Experiment, Outliers<Photos>, Push(Strength = 2)]
            public partial class Exposure : Reference
            {
                [Without<Push>] partial class Plain : Exposure;
            }
            """)
        .With("Push.cs", """
            namespace Experiments;
            public sealed class Push : Loss
            {
                public double Strength { get; init; } = 1;
                public Tensor Compute(Tensor outlierLogits) => Strength * Helpers.Spread(outlierLogits);
            }
            """)
        .With("Helpers.cs", "namespace Experiments;\nstatic class Helpers { public static Tensor Spread(Tensor rows) => rows.square().sum(1); }")
        .With("Other.cs", "namespace Experiments;\nclass Other { int One() => 1; }");

    [Fact]
    public void ProjectIsSound() => Project.Run().Compiles();

    public static TheoryData<string, string, string> UnrelatedEdits => new()
    {
        { "Other.cs", "=> 1", "=> 2" },
        { "Other.cs", "class Other", "class Another { } class Other" },
        { "Helpers.cs", "=> rows", "=> /* the sum */ rows" },
        { "Push.cs", "namespace Experiments;", "// A loss.\nnamespace Experiments;" },
        { "Exposure.cs", "[Without<Push>]", "\n\n    [ Without<Push> ]" },
    };

    [Theory, MemberData(nameof(UnrelatedEdits))]
    public void AnUnrelatedEditLeavesEveryStep(string file, string old, string replacement)
    {
        var run = Project.Run().Then(Project.Edit(file, old, replacement));
        foreach (var step in Steps)
        {
            Assert.All(Outputs(run, step), output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"{step}: {output.Reason} after '{replacement}'"));
        }
        Assert.All(run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    public static TheoryData<string, string, string, string[]> RelatedEdits => new()
    {
        { "Reference.cs", "Epochs = 5", "Epochs = 6", ["baseline.g.cs", "exposure.g.cs", "exposure.plain.g.cs"] },
        { "Push.cs", "Strength { get; init; } = 1", "Strength { get; init; } = 3", ["exposure.g.cs"] },
        { "Push.cs", "Strength *", "2 * Strength *", ["exposure.g.cs"] },
        { "Push.cs", "outlierLogits) =>", "outlierLogits, Tensor logits) => 0 * logits.sum(1) +", ["exposure.g.cs"] },
        { "Helpers.cs", "square", "abs", ["exposure.g.cs"] },
        { "Exposure.cs", "Strength = 2", "Strength = 4", ["exposure.g.cs"] },
        { "Exposure.cs", "Without<Push>", "Without<Push>, Train(Epochs = 2)", ["exposure.plain.g.cs"] },
        { "Baseline.cs", "[Experiment]", "[Experiment, VerticalFlip]", ["baseline.g.cs"] },
    };

    [Theory, MemberData(nameof(RelatedEdits))]
    public void ARelatedEditReachesItsExperiments(string file, string old, string replacement, string[] expected)
    {
        var before = Project.Run();
        var run = before.Then(Project.Edit(file, old, replacement)).Compiles();
        var modified = Outputs(run, ExperimentGenerator.FileStep)
            .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(output => ((EmittedFile)output.Value).HintName);
        Assert.Equal(expected, modified.Order(StringComparer.Ordinal));
        Assert.Equal(expected, run.Files.Where(name => !before.Text(name).Equals(run.Text(name), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ANewExperimentLeavesTheOthers()
    {
        var run = Project.Run().Then(Project.With("New.cs", "namespace Experiments;\n[Experiment] public partial class New : Reference;")).Compiles();
        var added = Outputs(run, ExperimentGenerator.FileStep).Where(output => output.Reason == IncrementalStepRunReason.New);
        Assert.Equal(["new.g.cs"], added.Select(output => ((EmittedFile)output.Value).HintName));
        Assert.DoesNotContain(Outputs(run, ExperimentGenerator.FileStep), output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.Contains("Experiments.New.WithArms", run.Text("ExperimentCatalog.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void ModelsHoldNoSymbols()
    {
        var run = Project.Run();
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in Steps)
            foreach (var output in Outputs(run, step)) NoSymbols(output.Value, step, visited);
        Assert.True(visited.Count > 100, "The walk through the models ended early.");
    }

    [Fact]
    public void TheWalkFindsSymbols()
    {
        var compilation = Project.Compile();
        object[] held = [compilation, compilation.SyntaxTrees[0], compilation.GlobalNamespace,
            compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken)];
        foreach (var value in held) Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
            NoSymbols(new { Inner = new[] { value } }, "", new(ReferenceEqualityComparer.Instance)));
    }

    /// <summary>Output is the same whatever the order of files.</summary>
    [Fact]
    public void OrderOfFilesDoesNotMatter()
    {
        var compilation = Project.Compile();
        var reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        var (first, second) = (Project.Run(), GeneratorRun.Start(new ExperimentGenerator(), reversed));
        Assert.Equal(first.Files.Order(StringComparer.Ordinal), second.Files.Order(StringComparer.Ordinal));
        Assert.All(first.Files, file => Assert.Equal(first.Text(file), second.Text(file)));
    }

    static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs);

    static void NoSymbols(object? value, string path, HashSet<object> visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or AttributeData or SyntaxReference,
            $"{path} holds a {value.GetType()}");
        if (!value.GetType().IsValueType && !visited.Add(value)) return;
        if (value is IEnumerable items)
            foreach (var item in items) NoSymbols(item, path + "[]", visited);
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                NoSymbols(field.GetValue(value), $"{path}.{field.Name}", visited);
        }
    }
}
