namespace OodDsl.Hosting.Tests;

public sealed class PlanComparisonTests
{
    static readonly ExperimentDescriptor A = TinyExperiment.Descriptor with
    {
        Name = "a",
        Plan = TinyExperiment.Descriptor.Plan with
        {
            Loss = "L = CrossEntropy(logits, targets)",
            Augmentations = ["Crop", "Flip"],
            Scores = [new("Msp", "(logits)"), "Means"],
            Fits = [new("Means", "(trainFeatures), after training")],
            Declarations = [new("[CrossEntropy]", "Reference.cs"), new("[Score] Means", "A.cs")],
        },
    };

    [Fact]
    public void An_experiment_and_itself_do_the_same() => Assert.Empty(Compare(A, A with { Name = "b", Summary = "Other words." }));

    [Fact]
    public void Every_section_tells_what_differs()
    {
        var b = A with
        {
            Name = "b",
            Benchmark = typeof(OneShape),
            Dependencies = [new(DependencyKind.Teacher, () => A)],
            Settings = [.. A.Settings.Where(setting => setting.Path != "OutlierExposure.Weight"), new("Margin.Weight", 0.1, "B.cs")],
            Plan = A.Plan with
            {
                Loss = "L = 2 CrossEntropy(logits, targets)",
                Augmentations = ["Flip", "Crop"],
                Scores = [new("Msp", "(logits, labels)")],
                Fits = [],
                PassesPerStep = 3,
                Streams = ["outlier: Photos, 1 per training image"],
                Steps = [new("Detect", 1, "Detect(images)", "critic by Adam", 1)],
                Declarations = [new("[CrossEntropy]", "Elsewhere.cs")],
            },
        };

        var differences = Compare(A, b, "Epochs=7");

        Assert.Contains(new("Data", "Benchmark", "TinyBenchmark", "OneShape"), differences);
        Assert.Contains(new("Data", "Trained on beside ID", null, "outlier: Photos, 1 per training image"), differences);
        Assert.Contains(new("Depends on", "teacher", null, "a"), differences);
        Assert.Contains(new("Loss", "", A.Plan.Loss, b.Plan.Loss), differences);
        Assert.Contains(new("Steps", "Detect", null, "pass 1: Detect(images); critic by Adam; 1 network passes"), differences);
        Assert.Contains(new("Augmentations", "order", "Crop, Flip", "Flip, Crop"), differences);
        Assert.Contains(new("Fits", "Means", "(trainFeatures), after training", null), differences);
        Assert.Contains(new("Scores", "Msp", "(logits)", "(logits, labels)"), differences);
        Assert.Contains(new("Scores", "Means", "yes", null), differences);
        Assert.Contains(new("Network passes", "per training step", "1", "3"), differences);
        Assert.Contains(new("Declarations", "[Score] Means", "yes", null), differences);
        Assert.DoesNotContain(differences, difference => difference.What == "[CrossEntropy]");
        Assert.Contains(new("Settings", "Train.Epochs", "2", "7"), differences);
        Assert.Contains(new("Settings", "OutlierExposure.Weight", "0.5", null), differences);
        Assert.Contains(new("Settings", "Margin.Weight", null, "0.1"), differences);
    }

    [Fact]
    public void The_table_of_markdown_keeps_pipes_and_brackets()
    {
        var text = PlanDifferenceTable.Markdown("a", "b", [new("Scores", "Knn", "(a | b)", null)]);

        Assert.Contains("| Scores | `Knn` | `(a \\| b)` | - |", text, StringComparison.Ordinal);
        Assert.Equal("a and b do the same.\n\n", PlanDifferenceTable.Markdown("a", "b", []));
    }

    static IReadOnlyList<PlanDifference> Compare(ExperimentDescriptor a, ExperimentDescriptor b, params string[] overridesOfB) =>
        PlanComparison.Of(a, b, SettingValues.Resolve(a.Settings, []), SettingValues.Resolve(b.Settings, overridesOfB));

    [InDistribution<TinyShapes>, OneClass] sealed class OneShape : Benchmark;
}
