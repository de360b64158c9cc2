namespace OodDsl.Hosting;

/// <summary>Where a score draws the line: images that score at least the threshold are taken for in-distribution.</summary>
/// <param name="Score">Name of the score.</param>
/// <param name="Threshold">The line.</param>
/// <param name="IsDeclared">Whether a <c>[Threshold]</c> drew it; else it keeps 95 % of the ID validation images.</param>
/// <param name="ValidationKept">Share of ID validation images that are kept.</param>
/// <param name="IdKept">Share of ID test images that are kept.</param>
public sealed record OperatingPointResult(string Score, double Threshold, bool IsDeclared, double ValidationKept, double IdKept)
{
    /// <summary>
    /// Area under risk over coverage of the ID test images answered in the order of the score (<see cref="RiskCoverage"/>); lower is better. Null without
    /// logits, and in results from before it was reported.
    /// </summary>
    public double? Aurc { get; init; }

    /// <summary>A score's line: the declared one, or the usual.</summary>
    internal static OperatingPointResult Of(string score, double? declared, double[] validation, double[] id)
    {
        var threshold = declared ?? OperatingPoint.ThresholdAtIdRecall<double>(validation);
        return new(score, threshold, declared is not null, Kept(validation, threshold), Kept(id, threshold));
    }

    /// <summary>Share of scores that are at least the threshold.</summary>
    internal static double Kept(double[] scores, double threshold) => scores.Count(score => score >= threshold) / (double)scores.Length;
}
