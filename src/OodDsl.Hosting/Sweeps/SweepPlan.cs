namespace OodDsl.Hosting;

/// <summary>A sweep: experiments x settings x splits x seeds, as a list of independent runs.</summary>
static class SweepPlan
{
    /// <summary>The runs, those of one variant together, in the order they are to be made.</summary>
    /// <param name="experiments">The experiments and arms, in order.</param>
    /// <param name="overrides">Settings with one or more values each.</param>
    /// <param name="splits">Splits by name or number; null: all of the benchmark.</param>
    /// <param name="seeds">Seeds; null: those that the experiment declares.</param>
    /// <param name="template">Device, threads, limit, folders: the same for all.</param>
    /// <exception cref="UserException">An override, split or dependency does not exist.</exception>
    public static IReadOnlyList<SweepRun> Of(
        IReadOnlyList<ExperimentDescriptor> experiments, IReadOnlyList<string> overrides, IReadOnlyList<string>? splits, IReadOnlyList<int>? seeds,
        Func<ExperimentDescriptor, RunRequest> template) =>
    [
        .. from experiment in experiments
           from combination in SettingGrid.Expand(experiment, overrides)
           let settings = DependencyOverrides.Check(experiment, combination)
           let benchmark = BenchmarkDescription.Of(experiment.Benchmark)
           from split in splits is null ? benchmark.Splits.Select(one => one.Name) : splits.Select(name => benchmark.At(name).Split.Name).Distinct(StringComparer.Ordinal)
           from seed in seeds ?? experiment.Seeds
           let request = template(experiment) with { Experiment = experiment, Overrides = combination, Split = split, Seed = seed }
           select new SweepRun(request, RunKey.Of(request)),
    ];

    /// <summary>Each experiment followed by its control arms; each once.</summary>
    public static IReadOnlyList<ExperimentDescriptor> WithArms(IEnumerable<ExperimentDescriptor> experiments, IReadOnlyList<ExperimentDescriptor> all) =>
    [
        .. experiments.SelectMany(experiment =>
            all.Where(arm => string.Equals(arm.ArmOf, experiment.Name, StringComparison.Ordinal)).Prepend(experiment)).Distinct(),
    ];
}
