using System.Text;

namespace OodDsl.Hosting;

/// <summary>Writes a plan as Markdown: what <c>plan</c> prints, a run folder keeps as <c>plan.md</c>, and lies beside the generated code.</summary>
public static class PlanWriter
{
    /// <summary>The plan of an experiment under these settings.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="settings">Its settings after overrides.</param>
    /// <param name="withFingerprint">Whether the fingerprint is shown, which changes with every line of code that the experiment reaches.</param>
    public static string Markdown(ExperimentDescriptor experiment, SettingValues settings, bool withFingerprint = true)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(settings);
        var (plan, text) = (experiment.Plan, new StringBuilder());
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        text.Line($"# {experiment.Name}").Line().Line(experiment.Summary).Line();
        text.Table(["Property", "Value"], Properties(experiment, benchmark, withFingerprint));
        text.Line("## Data").Line().Table(["Role", "Data"], DataRoles.Of(experiment, benchmark).Select(role => new[] { role.Name, role.Detail }));
        text.Line("## Loss").Line().Line("```text").Line(plan.Loss).Line("```").Line();
        Steps(text, plan.Steps);
        List(text, "Modules", plan.Modules, numbered: false);
        List(text, "Augmentations", [.. plan.Augmentations.Select(name => new PlanItem(name))], numbered: true);
        List(text, "Fits", plan.Fits, numbered: true);
        List(text, "Scores", plan.Scores, numbered: false);
        List(text, "Thresholds", plan.Thresholds, numbered: false);
        List(text, "Metrics", plan.Metrics, numbered: false);
        List(text, "Logged in training", plan.Logs, numbered: false);
        List(text, "Inherited arms that do not fit", plan.LeftOut, numbered: false);
        text.Line("## Dataflow").Line().Line("```mermaid").Line(plan.Dataflow.TrimEnd()).Line("```").Line();
        text.Line("## Settings").Line();
        text.Table(["Setting", "Value", "From"], settings.All.Select(setting => new[] { $"`{setting.Path}`", $"`{setting.Text}`", setting.Origin }));
        return $"{text.ToString().TrimEnd()}\n";
    }

    static IEnumerable<string[]> Properties(ExperimentDescriptor experiment, BenchmarkDescription benchmark, bool withFingerprint)
    {
        if (experiment.ArmOf is { } parent) yield return ["Control arm of", parent];
        yield return ["Benchmark", $"`{benchmark.Name}`"];
        if (benchmark.Splits.Count > 1)
            yield return ["Runs", $"{benchmark.Splits.Count} splits: {string.Join(", ", benchmark.Splits.Select(split => split.Name))}"];
        foreach (var dependency in experiment.Dependencies)
            yield return [dependency.Kind == DependencyKind.Start ? "Starts from" : $"Learns from ({dependency.Name})", dependency.Experiment().Name];
        yield return ["Declared in", string.Join(", ", experiment.Sources)];
        yield return ["Seeds", string.Join(", ", experiment.Seeds)];
        if (experiment.Plan.TrainingPasses > 1) yield return ["Passes over the training set per epoch", $"{experiment.Plan.TrainingPasses}"];
        yield return ["Network passes per training step", $"{experiment.Plan.PassesPerStep}"];
        var plan = experiment.Plan;
        yield return ["Network passes per scored image", Passes(plan.PassesPerScoredImage, plan.BackwardPassesPerScoredImage)];
        if (plan.PassesPerFittedImage > 0) yield return ["Network passes per image that fits read", Passes(plan.PassesPerFittedImage, plan.BackwardPassesPerFittedImage)];
        if (withFingerprint) yield return ["Fingerprint", $"`{WholeFingerprint.Of(experiment)}`"];
    }

    static string Passes(int forward, int backward) => $"{forward}{(backward > 0 ? $", and {backward} backward" : "")}";

    static void Steps(StringBuilder text, IReadOnlyList<PlannedStep> steps)
    {
        if (steps.Count == 0) return;
        text.Line("## Steps").Line().Table(
            ["Step", "Pass", "Minimises", "Updates", "Network passes"],
            steps.Select(step => new[] { step.Name, step.Pass == 0 ? "every" : $"{step.Pass}", step.Equation, step.Updates, $"{step.NetworkPasses}" }));
    }

    static void List(StringBuilder text, string title, IReadOnlyList<PlanItem> items, bool numbered)
    {
        if (items.Count == 0) return;
        text.Line($"## {title}").Line();
        for (var i = 0; i < items.Count; i++) text.Line($"{(numbered ? $"{i + 1}." : "-")} {OodDsl.Hosting.Markdown.Escaped($"{items[i]}")}");
        text.Line();
    }
}
