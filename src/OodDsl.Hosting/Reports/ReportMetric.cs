namespace OodDsl.Hosting;

/// <summary>A metric that tables show.</summary>
/// <param name="Name">Its name in headings.</param>
/// <param name="Key">Its name in files.</param>
/// <param name="IsHigherBetter">Whether more is better.</param>
/// <param name="Of">Its value in a row of results; null where it has none.</param>
sealed record ReportMetric(string Name, string Key, bool IsHigherBetter, Func<ScoreResult, double?> Of)
{
    /// <summary>All that a table can be of; the first two are what methods are ranked and judged by.</summary>
    public static IReadOnlyList<ReportMetric> All { get; } =
    [
        new("AUROC", "auroc", true, row => row.Auroc),
        new("FPR@95", "fpr95", false, row => row.Fpr95),
        new("AUPR-in", "auprIn", true, row => row.AuprIn),
        new("AUPR-out", "auprOut", true, row => row.AuprOut),
        new("AP-in", "apIn", true, row => row.AuprInAveragePrecision),
        new("AP-out", "apOut", true, row => row.AuprOutAveragePrecision),
        new("ID error@95", "idError95", false, row => row.IdErrorAtOodRecall95),
        new("detection error", "detectionError", false, row => row.DetectionError),
        new("CCR@1%", "ccr01", true, row => row.CcrAtFpr01),
        new("CCR@10%", "ccr10", true, row => row.CcrAtFpr10),
        new("OSCR", "oscr", true, row => row.Oscr),
        new("macro-F1", "macroF1", true, row => row.MacroF1),
        new("pixel AUROC", "pixelAuroc", true, row => row.PixelAuroc),
        new("PRO", "pro", true, row => row.Pro),
    ];

    /// <summary>What the names mean.</summary>
    public const string Conventions =
        "All in %. A score is higher for what is more in-distribution (ID). AUROC: area under the ROC curve. FPR@95: share of the OOD images accepted at the threshold that accepts "
        + "95% of the ID test images. AUPR-in, AUPR-out: area under precision over recall with ID, with OOD as positive; AP: average precision. ID error@95: share of the ID "
        + "images rejected when 95% of the OOD images are. Detection error: least mean of ID rejected and OOD accepted. CCR: share of the ID images accepted and classified right where that "
        + "share of the OOD images is accepted. OSCR: open-set classification rate. macro-F1: of the known "
        + "classes and 'unknown', at the operating point. PRO: per-region overlap up to 30% false positives. near, far: unweighted means over the sets of a group. "
        + "Full spectrum: covariate-shifted sets count as ID beside the ID test images, in the accuracy, too.";
}
