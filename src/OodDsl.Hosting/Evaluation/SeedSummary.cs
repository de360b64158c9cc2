namespace OodDsl.Hosting;

/// <summary>A score on one OOD set, or the mean of a group, over runs of several seeds.</summary>
/// <param name="Dataset">Name of the OOD set, or <c>near</c>/<c>far</c> for the group's mean.</param>
/// <param name="Score">Name of the score.</param>
/// <param name="Auroc">Mean AUROC over the runs, in [0, 1].</param>
/// <param name="AurocDeviation">Its sample standard deviation; 0 for a single run.</param>
/// <param name="Fpr95">Mean share of OOD images accepted when 95% of the ID images are.</param>
public sealed record SeedSummary(string Dataset, string Score, double Auroc, double AurocDeviation, double Fpr95)
{
    /// <summary>Summaries of every row that all runs have, in the order of the first.</summary>
    public static IReadOnlyList<SeedSummary> Of(IReadOnlyList<RunFolder> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var results = runs.Select(run => run.ReadResults().Results).ToArray();
        var groups = results.SelectMany(rows => rows).GroupBy(row => (row.Dataset, row.Score));
        return [.. groups.Where(rows => rows.Count() == runs.Count).Select(rows => Of([.. rows]))];
    }

    static SeedSummary Of(ScoreResult[] rows)
    {
        var mean = rows.Average(row => row.Auroc);
        var deviation = rows.Length == 1 ? 0 : Math.Sqrt(rows.Sum(row => Math.Pow(row.Auroc - mean, 2)) / (rows.Length - 1));
        return new(rows[0].Dataset, rows[0].Score, mean, deviation, rows.Average(row => row.Fpr95));
    }
}
