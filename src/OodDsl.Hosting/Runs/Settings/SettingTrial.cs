namespace OodDsl.Hosting;

/// <summary>
/// Tries overrides on a batch of noise before anything is trained (<see cref="PlanCheck"/>): components check their settings when they use them, and
/// what a score or a fit may not be would otherwise show after the training. All that are refused are found: each is taken out, and the rest tried again.
/// </summary>
static class SettingTrial
{
    /// <summary>Images with more pixels are not tried: a step on noise would take longer than the mistake.</summary>
    const int LargestImage = 64 * 64;

    /// <summary>Tries an experiment's overrides and those of all it depends on.</summary>
    /// <returns>What is refused.</returns>
    public static IReadOnlyList<string> Problems(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        List<string> problems = [];
        var own = DependencyOverrides.Own(overrides).ToList();
        while (own.Exists(IsUnknown) && IsSmall(experiment))
        {
            if (new PlanCheckExecution(experiment, own, cancellation).Run().Problem?.Refused is not { Code: ExitCode.Configuration } refused) break;
            if (Culprit(experiment, own, refused) is not { } culprit) break;
            problems.Add($"--set {culprit}: {refused.Message}");
            own.Remove(culprit);
        }
        foreach (var dependency in experiment.Dependencies)
            problems.AddRange(Problems(dependency.Experiment(), DependencyOverrides.For(dependency.Name, overrides), cancellation)
                .Select(problem => $"{dependency.Name}: {problem}"));
        return problems;
    }

    // Those that are changed most often have been checked by themselves (TrainSettings).
    static bool IsUnknown(string text) => Property(text) is not ("EPOCHS" or "STEPS" or "LEARNINGRATE");

    static string Property(string text)
    {
        var name = text[..text.IndexOf('=', StringComparison.Ordinal)].Trim();
        return name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant();
    }

    static bool IsSmall(ExperimentDescriptor experiment)
    {
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        var shape = benchmark.InDistribution.Shape;
        return (benchmark.Size > 0 ? benchmark.Size * benchmark.Size : shape.Height * shape.Width) <= LargestImage;
    }

    // A component names the setting that it refuses. Noise may displease one for another reason: that is no mistake of the user's.
    static string? Culprit(ExperimentDescriptor experiment, List<string> overrides, UserException refused) => overrides.Find(text =>
        SettingValues.Resolve(experiment.Settings, [text]).All.FirstOrDefault(setting => string.Equals(setting.Origin, ResolvedSetting.Override, StringComparison.Ordinal))
            is { } setting && refused.Message.Contains(setting.Path, StringComparison.Ordinal));
}
