namespace OodDsl.Hosting;

/// <summary>A number of a run's results, and the same of another's.</summary>
/// <param name="Name">Such as <c>AUROC of Energy on letters</c>.</param>
/// <param name="Kind">What it is held to.</param>
/// <param name="Then">The one run's.</param>
/// <param name="Now">The other's; not a number where it has none.</param>
sealed record ResultNumber(string Name, ResultKind Kind, double Then, double Now);

/// <summary>Kinds of numbers, by how far they move when rounding differs.</summary>
enum ResultKind
{
    /// <summary>Share of images classified right.</summary>
    Accuracy,
    /// <summary>Expected calibration error.</summary>
    Calibration,
    /// <summary>Areas under curves, and F1.</summary>
    Area,
    /// <summary>Shares at one threshold.</summary>
    Share,
    /// <summary>What a <c>[Metric]</c> gives.</summary>
    Metric,
    /// <summary>A score's threshold, on the score's own scale.</summary>
    Threshold,
}

/// <summary>The numbers in results.</summary>
static class ResultNumbers
{
    /// <summary>Every number that one of two runs has, with the other's.</summary>
    public static IReadOnlyList<ResultNumber> Paired(RunResult a, RunResult b)
    {
        var (then, now) = (Of(a), Of(b));
        return [.. then.Keys.Union(now.Keys).Select(key => new ResultNumber(
            key.Name, key.Kind, then.GetValueOrDefault(key, double.NaN), now.GetValueOrDefault(key, double.NaN)))];
    }

    static OrderedDictionary<(string Name, ResultKind Kind), double> Of(RunResult result)
    {
        var numbers = new OrderedDictionary<(string, ResultKind), double>();
        void Add(string name, ResultKind kind, double? value)
        {
            if (value is { } known) numbers[(name, kind)] = known;
        }
        Add("ID accuracy", ResultKind.Accuracy, result.IdAccuracy);
        Add("validation accuracy", ResultKind.Accuracy, result.ValidationAccuracy);
        Add("calibration error", ResultKind.Calibration, result.ExpectedCalibrationError);
        foreach (var point in result.OperatingPoints)
        {
            Add($"threshold of {point.Score}", ResultKind.Threshold, point.Threshold);
            Add($"validation images kept by {point.Score}", ResultKind.Share, point.ValidationKept);
            Add($"ID images kept by {point.Score}", ResultKind.Share, point.IdKept);
        }
        Add("full-spectrum accuracy", ResultKind.Accuracy, result.FullSpectrumAccuracy);
        foreach (var row in result.Results) Score(row, $"of {row.Score} on {row.Dataset}");
        foreach (var row in result.FullSpectrum ?? []) Score(row, $"of {row.Score} on {row.Dataset} in full spectrum");
        foreach (var (name, value) in result.Metrics) Add(name, ResultKind.Metric, value);
        return numbers;

        void Score(ScoreResult row, string of)
        {
            Add($"AUROC {of}", ResultKind.Area, row.Auroc);
            Add($"FPR@95 {of}", ResultKind.Share, row.Fpr95);
            Add($"AUPR-in {of}", ResultKind.Area, row.AuprIn);
            Add($"AUPR-out {of}", ResultKind.Area, row.AuprOut);
            Add($"images accepted {of}", ResultKind.Share, row.Accepted);
            Add($"OSCR {of}", ResultKind.Area, row.Oscr);
            Add($"macro-F1 {of}", ResultKind.Area, row.MacroF1);
            Add($"pixel AUROC {of}", ResultKind.Area, row.PixelAuroc);
            Add($"PRO {of}", ResultKind.Area, row.Pro);
        }
    }
}
