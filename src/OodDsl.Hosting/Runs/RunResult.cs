namespace OodDsl.Hosting;

/// <summary>What <c>results.json</c> holds.</summary>
public sealed record RunResult
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Share of ID test images classified right, in [0, 1]; null if the experiment has no logits.</summary>
    public double? IdAccuracy { get; init; }

    /// <summary>The same on ID validation.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Expected calibration error on ID test, in [0, 1], 15 bins of confidence.</summary>
    public double? ExpectedCalibrationError { get; init; }

    /// <summary>Per score: every OOD set, then the unweighted means over the near and over the far sets (data set <c>near</c>, <c>far</c>).</summary>
    public required IReadOnlyList<ScoreResult> Results { get; init; }

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
public sealed record ScoreResult(string Dataset, string Group, string Score, double Auroc, double Fpr95, double AuprIn, double AuprOut);
