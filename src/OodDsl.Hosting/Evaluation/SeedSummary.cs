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
        return Of([.. runs.Select(run => run.ReadResults().Results)]);
    }

    /// <summary>Summaries of every row that all results have, in the order of the first.</summary>
    internal static IReadOnlyList<SeedSummary> Of(IReadOnlyList<IReadOnlyList<ScoreResult>> results) =>
    [
        .. results.SelectMany(rows => rows).GroupBy(row => (row.Dataset, row.Score)).Where(rows => rows.Count() == results.Count).Select(rows => Of([.. rows])),
    ];

    /// <summary>Sample standard deviation of <see cref="Fpr95"/>.</summary>
    public double Fpr95Deviation { get; init; }

    /// <summary>Mean and deviation of the other FPR@95, ID rejected where 95% of OOD are; null where a run has none.</summary>
    public (double Mean, double Deviation)? IdErrorAtOodRecall95 { get; init; }

    /// <summary>Mean and deviation of AUPR-in by trapezoids.</summary>
    public required (double Mean, double Deviation) AuprIn { get; init; }

    /// <summary>Mean and deviation of AUPR-out by trapezoids.</summary>
    public required (double Mean, double Deviation) AuprOut { get; init; }

    /// <summary>Mean and deviation of the detection error; null where a run has none.</summary>
    public (double Mean, double Deviation)? DetectionError { get; init; }

    /// <summary>Mean and deviation of the correct classification rate where at most 1% of the OOD images are accepted; null where a run has none.</summary>
    public (double Mean, double Deviation)? CcrAtFpr01 { get; init; }

    /// <summary>Mean and deviation of the open-set classification rate; null where a run has none.</summary>
    public (double Mean, double Deviation)? Oscr { get; init; }

    /// <summary>Mean and deviation of the macro-F1; null where a run has none.</summary>
    public (double Mean, double Deviation)? MacroF1 { get; init; }

    /// <summary>Mean and deviation of the pixels' AUROC; null where a run has none.</summary>
    public (double Mean, double Deviation)? PixelAuroc { get; init; }

    static SeedSummary Of(ScoreResult[] rows)
    {
        (double, double)? Optional(Func<ScoreResult, double?> value) => rows.All(row => value(row) is not null) ? Spread.Of([.. rows.Select(row => value(row)!.Value)]) : null;
        var (auroc, fpr) = (Spread.Of([.. rows.Select(row => row.Auroc)]), Spread.Of([.. rows.Select(row => row.Fpr95)]));
        return new(rows[0].Dataset, rows[0].Score, auroc.Mean, auroc.Deviation, fpr.Mean)
        {
            Fpr95Deviation = fpr.Deviation,
            IdErrorAtOodRecall95 = Optional(row => row.IdErrorAtOodRecall95),
            AuprIn = Spread.Of([.. rows.Select(row => row.AuprIn)]),
            AuprOut = Spread.Of([.. rows.Select(row => row.AuprOut)]),
            DetectionError = Optional(row => row.DetectionError),
            CcrAtFpr01 = Optional(row => row.CcrAtFpr01),
            Oscr = Optional(row => row.Oscr),
            MacroF1 = Optional(row => row.MacroF1),
            PixelAuroc = Optional(row => row.PixelAuroc),
        };
    }
}
