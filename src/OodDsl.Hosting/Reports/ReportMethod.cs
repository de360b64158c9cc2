namespace OodDsl.Hosting;

/// <summary>The finished runs of one method on one benchmark.</summary>
/// <remarks>
/// A replicate is a seed; of a benchmark with several splits, a seed's value is the mean over its splits. Where seeds have different splits there is no
/// such mean: then every run is a replicate.
/// </remarks>
sealed class ReportMethod
{
    readonly IReadOnlyList<IReadOnlyList<ReportRun>> replicates;

    /// <param name="name">Name of the method.</param>
    /// <param name="runs">Its runs, one per split and seed; at least one.</param>
    public ReportMethod(string name, IReadOnlyList<ReportRun> runs)
    {
        (Name, Runs) = (name, runs);
        var bySeed = runs.GroupBy(run => run.Manifest.Seed).OrderBy(seed => seed.Key).Select(seed => (IReadOnlyList<ReportRun>)[.. seed]).ToList();
        var splits = bySeed.ConvertAll(seed => string.Join('|', seed.Select(run => run.Manifest.Split).Order(StringComparer.Ordinal)));
        IsBySeed = splits.Distinct(StringComparer.Ordinal).Count() == 1;
        replicates = IsBySeed ? bySeed : [.. runs.Select(run => (IReadOnlyList<ReportRun>)[run])];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its runs.</summary>
    public IReadOnlyList<ReportRun> Runs { get; }

    /// <summary>Whether replicates are seeds; else they are runs.</summary>
    public bool IsBySeed { get; }

    /// <summary>The seeds.</summary>
    public IReadOnlyList<int> Seeds => [.. Runs.Select(run => run.Manifest.Seed).Distinct().Order()];

    /// <summary>The splits; empty if the benchmark has one only.</summary>
    public IReadOnlyList<string> Splits => [.. Runs.Select(run => run.Manifest.Split).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Names of the scores that every run has.</summary>
    public IReadOnlyList<string> Scores =>
        [.. Names(Runs[0]).Where(score => Runs.All(run => Names(run).Contains(score, StringComparer.Ordinal)))];

    /// <summary>A metric of a score on a set or group; null where a run has none.</summary>
    /// <param name="score">Name of the score.</param>
    /// <param name="set">Name of the OOD set or group.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="split">Of the runs of this split only; null: of all.</param>
    /// <param name="isFullSpectrum">Whether the covariate-shifted sets count as ID beside the test images.</param>
    public ReportValue? Value(string score, string set, ReportMetric metric, string? split = null, bool isFullSpectrum = false) => Over(
        run => (isFullSpectrum ? run.Result!.FullSpectrum : run.Result!.Results)?.FirstOrDefault(row =>
            string.Equals(row.Score, score, StringComparison.Ordinal) && string.Equals(row.Dataset, set, StringComparison.Ordinal)) is { } row ? metric.Of(row) : null,
        split);

    /// <summary>A value of whole runs, such as the ID accuracy.</summary>
    /// <param name="of">The value of a run.</param>
    /// <param name="split">Of the runs of this split only; null: of all.</param>
    public ReportValue? Over(Func<ReportRun, double?> of, string? split = null)
    {
        List<double> values = [];
        foreach (var replicate in replicates)
        {
            var parts = replicate.Where(run => split is null || string.Equals(run.Manifest.Split, split, StringComparison.Ordinal)).Select(of).ToList();
            if (parts.Count == 0) continue;
            if (parts.Contains(null)) return null;
            values.Add(parts.Average()!.Value);
        }
        return values.Count == 0 ? null : ReportValue.Of(values);
    }

    static IEnumerable<string> Names(ReportRun run) => run.Result!.Results.Select(row => row.Score).Distinct(StringComparer.Ordinal);
}
