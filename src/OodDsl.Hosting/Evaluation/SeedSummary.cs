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

    /// <summary>Sample standard deviation of <see cref="Fpr95"/>.</summary>
    public double Fpr95Deviation { get; init; }

    /// <summary>Mean and deviation of the open-set classification rate; null where a run has none.</summary>
    public (double Mean, double Deviation)? Oscr { get; init; }

    /// <summary>Mean and deviation of the macro-F1; null where a run has none.</summary>
    public (double Mean, double Deviation)? MacroF1 { get; init; }

    static SeedSummary Of(ScoreResult[] rows)
    {
        var (auroc, fpr) = (Spread([.. rows.Select(row => row.Auroc)]), Spread([.. rows.Select(row => row.Fpr95)]));
        return new(rows[0].Dataset, rows[0].Score, auroc.Mean, auroc.Deviation, fpr.Mean)
        {
            Fpr95Deviation = fpr.Deviation,
            Oscr = rows.All(row => row.Oscr is not null) ? Spread([.. rows.Select(row => row.Oscr!.Value)]) : null,
            MacroF1 = rows.All(row => row.MacroF1 is not null) ? Spread([.. rows.Select(row => row.MacroF1!.Value)]) : null,
        };
    }

    static (double Mean, double Deviation) Spread(double[] values)
    {
        var mean = values.Average();
        return (mean, values.Length == 1 ? 0 : Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1)));
    }
}
