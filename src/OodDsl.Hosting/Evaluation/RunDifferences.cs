namespace OodDsl.Hosting;

/// <summary>What separates two runs before their results: declaration, settings, data, code, machine.</summary>
static class RunDifferences
{
    /// <summary>The differences, section by section.</summary>
    /// <param name="a">The one run's manifest.</param>
    /// <param name="b">The other's.</param>
    /// <param name="catalog">The experiments as they are declared now; where they are what was run, their declarations are compared.</param>
    public static IReadOnlyList<PlanDifference> Of(RunManifest a, RunManifest b, IReadOnlyList<ExperimentDescriptor> catalog)
    {
        List<PlanDifference> differences = [];
        void Add(string section, string what, string? ofA, string? ofB)
        {
            if (!string.Equals(ofA, ofB, StringComparison.Ordinal)) differences.Add(new(section, what, ofA, ofB));
        }
        Add("Run", "experiment", a.Experiment, b.Experiment);
        Add("Run", "training images", Number(a.Limit), Number(b.Limit));
        if (Declared(a, catalog) is { } first && Declared(b, catalog) is { } second)
        {
            differences.AddRange(PlanComparison.Of(first.Experiment, second.Experiment, first.Settings, second.Settings));
        }
        else
        {
            // The code is another one by now: the manifests still tell settings and data, and each run's plan.md the rest.
            Add("Code", "fingerprint (see both plan.md)", a.Fingerprint, b.Fingerprint);
            Add("Data", "benchmark", a.Benchmark, b.Benchmark);
            var ofB = Settings(b);
            foreach (var (path, value) in Settings(a)) Add("Settings", path, value, ofB.GetValueOrDefault(path));
            foreach (var (path, value) in ofB.Where(setting => !Settings(a).ContainsKey(setting.Key))) Add("Settings", path, null, value);
        }
        Add("Code", "git", a.Git?.Text, b.Git?.Text);
        Add("Code", "changes since the commit", a.Git?.PatchSha256, b.Git?.PatchSha256);
        foreach (var part in a.Environment.Parts(b.Environment)) Add("Machine", part.Name, part.Then, part.Now);
        return differences;
    }

    static (ExperimentDescriptor Experiment, SettingValues Settings)? Declared(RunManifest manifest, IReadOnlyList<ExperimentDescriptor> catalog) =>
        catalog.FirstOrDefault(one => string.Equals(one.Name, manifest.Experiment, StringComparison.Ordinal)) is { } experiment
        && string.Equals(WholeFingerprint.Of(experiment), manifest.Fingerprint, StringComparison.Ordinal)
            ? (experiment, SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(manifest.Overrides)))
            : null;

    static OrderedDictionary<string, string> Settings(RunManifest manifest)
    {
        var settings = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in manifest.Settings) settings[setting.Path] = setting.Value?.ToJsonString() ?? "null";
        return settings;
    }

    static string Number(int? limit) => limit is { } images ? FormattableString.Invariant($"the first {images}") : "all";
}
