namespace OodDsl.Hosting;

/// <summary>What <c>results.json</c> holds.</summary>
public sealed record RunResult
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Name of the benchmark's split; null if it has one only.</summary>
    public string? Split { get; init; }

    /// <summary>Share of ID test images classified right, in [0, 1]; null if the experiment has no logits.</summary>
    public double? IdAccuracy { get; init; }

    /// <summary>The same on ID validation.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Expected calibration error on ID test, in [0, 1], 15 bins of confidence.</summary>
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>Where each score draws the line.</summary>
    public IReadOnlyList<OperatingPointResult> OperatingPoints { get; init; } = [];

    /// <summary>Per score: every OOD set, then the unweighted means over the near and over the far sets (data set <c>near</c>, <c>far</c>).</summary>
    public required IReadOnlyList<ScoreResult> Results { get; init; }

    /// <summary>
    /// As <see cref="Results"/>, with the benchmark's covariate-shifted sets counted as ID beside the test images; null where it has none.
    /// </summary>
    public IReadOnlyList<ScoreResult>? FullSpectrum { get; init; }

    /// <summary>As <see cref="IdAccuracy"/>, over the test images and all shifted sets together; null where there are none.</summary>
    public double? FullSpectrumAccuracy { get; init; }

    /// <summary>Values of <c>[Metric]</c> methods.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}

/// <summary>One score against one OOD set, or its mean over a group. All in [0, 1].</summary>
/// <param name="Dataset">Name of the OOD set, or <c>near</c>/<c>far</c> for the group's mean.</param>
/// <param name="Group"><c>near</c> or <c>far</c>.</param>
/// <param name="Score">Name of the score.</param>
/// <param name="Auroc">Area under the ROC curve; higher is better.</param>
/// <param name="Fpr95">Share of OOD images accepted when 95% of the ID images are; lower is better.</param>
/// <param name="AuprIn">Area under precision and recall with ID as positive.</param>
/// <param name="AuprOut">Area under precision and recall with OOD as positive.</param>
public sealed record ScoreResult(string Dataset, string Group, string Score, double Auroc, double Fpr95, double AuprIn, double AuprOut)
{
    /// <summary>Share of the OOD images that are accepted at the operating point of the score; null in results from before there was one.</summary>
    public double? Accepted { get; init; }

    /// <summary>
    /// The other orientation of FPR@95, OpenOOD's: share of ID images rejected when 95% of the OOD images are (<see cref="OodMetrics.IdErrorAtOodRecall95"/>);
    /// null, like the following ones, in results from before it was reported.
    /// </summary>
    public double? IdErrorAtOodRecall95 { get; init; }

    /// <summary>Average precision with ID as positive (<see cref="OodMetrics.AuprInAveragePrecision"/>).</summary>
    public double? AuprInAveragePrecision { get; init; }

    /// <summary>Average precision with OOD as positive.</summary>
    public double? AuprOutAveragePrecision { get; init; }

    /// <summary>Least mean of ID rejected and OOD accepted (<see cref="OodMetrics.DetectionError"/>).</summary>
    public double? DetectionError { get; init; }

    /// <summary>Correct classification rate where at most 1% of the OOD images are accepted (<see cref="OpenSetMetrics.CcrAtFpr"/>); null without logits.</summary>
    public double? CcrAtFpr01 { get; init; }

    /// <summary>As <see cref="CcrAtFpr01"/> at 10%.</summary>
    public double? CcrAtFpr10 { get; init; }

    /// <summary>Open-set classification rate (<see cref="OpenSetMetrics.Oscr"/>); null without logits, or with one known class.</summary>
    public double? Oscr { get; init; }

    /// <summary>Macro-F1 of the known classes and "unknown" at the operating point (<see cref="OpenSetMetrics.MacroF1"/>).</summary>
    public double? MacroF1 { get; init; }

    /// <summary>Of a score map against the set's masks (<see cref="PixelMetrics"/>); null without a map or masks.</summary>
    public double? PixelAuroc { get; init; }

    /// <summary>Per-region overlap up to an FPR of 0.3 (<see cref="PixelMetrics"/>).</summary>
    public double? Pro { get; init; }

    /// <summary>The unweighted mean over the rows of a group, for one score.</summary>
    internal static ScoreResult Mean(IReadOnlyList<ScoreResult> rows) => new(
        rows[0].Group, rows[0].Group, rows[0].Score, rows.Average(row => row.Auroc), rows.Average(row => row.Fpr95), rows.Average(row => row.AuprIn),
        rows.Average(row => row.AuprOut))
    {
        Accepted = rows.Average(row => row.Accepted),
        IdErrorAtOodRecall95 = rows.Average(row => row.IdErrorAtOodRecall95),
        AuprInAveragePrecision = rows.Average(row => row.AuprInAveragePrecision),
        AuprOutAveragePrecision = rows.Average(row => row.AuprOutAveragePrecision),
        DetectionError = rows.Average(row => row.DetectionError),
        CcrAtFpr01 = rows.Average(row => row.CcrAtFpr01),
        CcrAtFpr10 = rows.Average(row => row.CcrAtFpr10),
        Oscr = rows.Average(row => row.Oscr),
        MacroF1 = rows.Average(row => row.MacroF1),
        PixelAuroc = rows.Average(row => row.PixelAuroc),
        Pro = rows.Average(row => row.Pro),
    };
}
