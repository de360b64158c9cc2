namespace OodDsl.Hosting;

/// <summary>The finished runs of one experiment with one choice of settings: its splits and seeds.</summary>
/// <param name="Name">The experiment's name, with what was changed.</param>
/// <param name="ArmOf">The experiment it is a control arm of.</param>
/// <param name="Overrides">What was changed.</param>
/// <param name="Runs">In the order of the sweep.</param>
sealed record SweepVariant(string Name, string? ArmOf, IReadOnlyList<string> Overrides, IReadOnlyList<RunFolder> Runs)
{
    readonly RunResult[] results = [.. Runs.Select(run => run.ReadResults())];

    /// <summary>Groups the finished runs of a sweep.</summary>
    public static IReadOnlyList<SweepVariant> Of(IEnumerable<(SweepRun Run, RunFolder Folder)> finished) =>
    [
        .. finished.GroupBy(one => one.Run.Variant, StringComparer.Ordinal).Select(group =>
        {
            var request = group.First().Run.Request;
            return new SweepVariant(group.Key, request.Experiment.ArmOf, request.Overrides, [.. group.Select(one => one.Folder)]);
        }),
    ];

    /// <summary>Per score and OOD set or group: means and deviations over the runs.</summary>
    public IReadOnlyList<SeedSummary> Summaries => SeedSummary.Of([.. results.Select(run => run.Results)]);

    /// <summary>The same with the covariate-shifted sets as ID, too; empty of benchmarks without such sets.</summary>
    public IReadOnlyList<SeedSummary> FullSpectrum => SeedSummary.Of([.. results.Select(run => run.FullSpectrum ?? [])]);

    /// <summary>A value of every run, such as its ID accuracy; empty if one has none.</summary>
    public IReadOnlyList<double> Values(Func<RunResult, double?> value) => results.All(run => value(run) is not null) ? [.. results.Select(run => value(run)!.Value)] : [];

    /// <summary>Names of what <c>[Metric]</c> methods gave in every run.</summary>
    public IEnumerable<string> Metrics => results[0].Metrics.Keys.Where(name => results.All(run => run.Metrics.ContainsKey(name)));

    /// <summary>Names of the scores of the first run.</summary>
    public IEnumerable<string> Scores => results[0].Results.Select(row => row.Score).Distinct(StringComparer.Ordinal);

    /// <summary>Names and groups of the OOD sets of the first run.</summary>
    public IEnumerable<(string Name, string Group)> Sets => results[0].Results.Select(row => (row.Dataset, row.Group)).Distinct();

    /// <summary>Seconds of each run, from its manifest.</summary>
    public IReadOnlyList<double> Seconds => [.. Runs.Select(run => run.ReadManifest().Seconds.Values.Sum())];
}
