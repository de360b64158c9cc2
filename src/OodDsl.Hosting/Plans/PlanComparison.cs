namespace OodDsl.Hosting;

/// <summary>What separates two experiments: settings, declarations, losses, data, scores.</summary>
public static class PlanComparison
{
    /// <summary>The differences, section by section; none if the two do the same.</summary>
    /// <param name="a">The first experiment.</param>
    /// <param name="b">The second.</param>
    /// <param name="settingsOfA">The first one's settings after overrides.</param>
    /// <param name="settingsOfB">The second one's.</param>
    public static IReadOnlyList<PlanDifference> Of(
        ExperimentDescriptor a, ExperimentDescriptor b, SettingValues settingsOfA, SettingValues settingsOfB)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(settingsOfA);
        ArgumentNullException.ThrowIfNull(settingsOfB);
        return
        [
            .. Differences("Data", Data(a), Data(b)),
            .. Differences("Depends on", Dependencies(a), Dependencies(b)),
            .. Differences("Loss", Lines(a.Plan.Loss), Lines(b.Plan.Loss)),
            .. Differences("Steps", a.Plan.Steps.Select(Step), b.Plan.Steps.Select(Step)),
            .. Differences("Modules", a.Plan.Modules, b.Plan.Modules),
            .. Sequence("Augmentations", a.Plan.Augmentations, b.Plan.Augmentations),
            .. Differences("Fits", a.Plan.Fits, b.Plan.Fits),
            .. Differences("Scores", a.Plan.Scores, b.Plan.Scores),
            .. Differences("Thresholds", a.Plan.Thresholds, b.Plan.Thresholds),
            .. Differences("Metrics", a.Plan.Metrics, b.Plan.Metrics),
            .. Differences("Logged", a.Plan.Logs, b.Plan.Logs),
            .. Differences("Network passes", Passes(a), Passes(b)),
            .. Differences("Declarations", a.Plan.Declarations.Select(Undetailed), b.Plan.Declarations.Select(Undetailed)),
            .. Differences("Settings", Settings(settingsOfA), Settings(settingsOfB)),
        ];
    }

    static IEnumerable<PlanItem> Data(ExperimentDescriptor experiment)
    {
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        // A role may be filled by several.
        return DataRoles.Of(experiment, benchmark).GroupBy(role => role.Name, StringComparer.Ordinal)
            .Select(role => new PlanItem(role.Key, string.Join("; ", role.Select(one => one.Detail)))).Prepend(new("Benchmark", benchmark.Name));
    }

    static IEnumerable<PlanItem> Dependencies(ExperimentDescriptor experiment) =>
        experiment.Dependencies.Select(dependency => new PlanItem(dependency.Name, dependency.Experiment().Name));

    static IEnumerable<PlanItem> Lines(string loss) => [new("", loss)];

    static PlanItem Step(PlannedStep step) => new(step.Name, $"pass {step.Pass}: {step.Equation}; {step.Updates}; {step.NetworkPasses} network passes");

    static IEnumerable<PlanItem> Passes(ExperimentDescriptor experiment) =>
    [
        new("per training step", $"{experiment.Plan.PassesPerStep}"), new("per scored image", $"{experiment.Plan.PassesPerScoredImage}"),
        new("per image that fits read", $"{experiment.Plan.PassesPerFittedImage}"),
        new("over the training set per epoch", $"{experiment.Plan.TrainingPasses}"),
    ];

    // Where something was declared separates nothing.
    static PlanItem Undetailed(PlanItem item) => new(item.Name);

    static IEnumerable<PlanItem> Settings(SettingValues settings) => settings.All.Select(setting => new PlanItem(setting.Path, setting.Text));

    static PlanDifference[] Sequence(string section, IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.SequenceEqual(b, StringComparer.Ordinal)) return [];
        var differences = Differences(section, a.Select(name => new PlanItem(name)), b.Select(name => new PlanItem(name))).ToArray();
        return differences.Length > 0 ? differences : [new(section, "order", string.Join(", ", a), string.Join(", ", b))];
    }

    static IEnumerable<PlanDifference> Differences(string section, IEnumerable<PlanItem> a, IEnumerable<PlanItem> b)
    {
        var (first, second) = (Numbered(a), Numbered(b));
        foreach (var (name, detail) in first)
            if (!second.TryGetValue(name, out var other)) yield return new(section, name, Said(detail), null);
            else if (!string.Equals(detail, other, StringComparison.Ordinal)) yield return new(section, name, detail, other);
        foreach (var (name, detail) in second)
            if (!first.ContainsKey(name)) yield return new(section, name, null, Said(detail));
    }

    static string Said(string detail) => detail.Length > 0 ? detail : "yes";

    // The same thing declared twice is there twice.
    static OrderedDictionary<string, string> Numbered(IEnumerable<PlanItem> items)
    {
        var byName = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var name = item.Name;
            for (var number = 2; byName.ContainsKey(name); number++) name = $"{item.Name} ({number})";
            byName.Add(name, item.Detail);
        }
        return byName;
    }
}
