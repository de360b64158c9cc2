using System.Text;

namespace OodDsl.Hosting;

/// <summary>Writes a plan as Markdown: what <c>plan</c> prints and what a run folder keeps as <c>plan.md</c>.</summary>
public static class PlanWriter
{
    /// <summary>The plan of an experiment under these settings.</summary>
    public static string Markdown(ExperimentDescriptor experiment, SettingValues settings)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(settings);
        var (plan, text) = (experiment.Plan, new StringBuilder());
        text.Line($"# {experiment.Name}").Line().Line(experiment.Summary).Line();
        text.Table(["Property", "Value"], Properties(experiment));
        text.Line("## Loss").Line().Line("```text").Line(plan.Loss).Line("```").Line();
        List(text, "Streams", plan.Streams, numbered: false);
        List(text, "Augmentations", plan.Augmentations, numbered: true);
        List(text, "Fits", [.. plan.Fits.Select(fit => fit.ToString())], numbered: true);
        List(text, "Scores", [.. plan.Scores.Select(score => score.ToString())], numbered: false);
        text.Line("## Dataflow").Line().Line("```mermaid").Line(plan.Dataflow.TrimEnd()).Line("```").Line();
        text.Line("## Settings").Line();
        text.Table(["Setting", "Value", "From"], settings.All.Select(setting => new[] { $"`{setting.Path}`", $"`{setting.Text}`", setting.Origin }));
        return $"{text.ToString().TrimEnd()}\n";
    }

    static IEnumerable<string[]> Properties(ExperimentDescriptor experiment)
    {
        if (experiment.ArmOf is { } parent) yield return ["Control arm of", parent];
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        yield return ["Benchmark", $"`{benchmark.Name}`"];
        yield return ["ID data", $"{benchmark.InDistribution.Name}, {benchmark.Classes} of {benchmark.InDistribution.ClassNames.Count} classes"];
        yield return ["Near OOD", Names(benchmark.HeldOut is { } heldOut ? [heldOut] : [], benchmark.Near)];
        yield return ["Far OOD", Names([], benchmark.Far)];
        yield return ["Declared in", string.Join(", ", experiment.Sources)];
        yield return ["Seeds", string.Join(", ", experiment.Seeds)];
        yield return ["Network passes per training step", $"{experiment.Plan.PassesPerStep}"];
        yield return ["Network passes per scored image", $"{experiment.Plan.PassesPerScoredImage}"];
        yield return ["Fingerprint", $"`{experiment.Fingerprint}`"];
    }

    static string Names(IEnumerable<string> first, IEnumerable<DataSet> sets) => string.Join(", ", first.Concat(sets.Select(set => set.Name)));

    static void List(StringBuilder text, string title, IReadOnlyList<string> items, bool numbered)
    {
        if (items.Count == 0) return;
        text.Line($"## {title}").Line();
        for (var i = 0; i < items.Count; i++) text.Line(numbered ? $"{i + 1}. {items[i]}" : $"- {items[i]}");
        text.Line();
    }
}
