namespace OodDsl.Hosting;

/// <summary>Two experiments over runs of the same seeds: the means of either, and A - B with its uncertainty.</summary>
public sealed class ExperimentComparison
{
    /// <summary>Reads the runs and resamples.</summary>
    /// <exception cref="UserException">The runs don't pair up, or lack results.</exception>
    public ExperimentComparison(IReadOnlyList<RunFolder> a, IReadOnlyList<RunFolder> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var differences = RunComparison.Of(a, b);
        (NameA, NameB) = (a[0].ReadManifest().Experiment, b[0].ReadManifest().Experiment);
        Seeds = [.. a.Select(run => run.ReadManifest().Seed)];
        (AccuracyA, AccuracyB) = (Accuracy(a), Accuracy(b));
        var (means, otherMeans) = (ByRow(a), ByRow(b));
        Rows = [.. differences.Select(row => new ComparisonRow(row, means[(row.Dataset, row.Score)], otherMeans[(row.Dataset, row.Score)]))];
    }

    /// <summary>The first experiment.</summary>
    public string NameA { get; }

    /// <summary>The second.</summary>
    public string NameB { get; }

    /// <summary>The seeds, in order.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>Mean ID accuracy of A, in [0, 1]; null without logits.</summary>
    public double? AccuracyA { get; }

    /// <summary>Mean ID accuracy of B.</summary>
    public double? AccuracyB { get; }

    /// <summary>Per score every OOD set, then the means over near and far.</summary>
    public IReadOnlyList<ComparisonRow> Rows { get; }

    static double? Accuracy(IReadOnlyList<RunFolder> runs) => runs.Average(run => run.ReadResults().IdAccuracy);

    static Dictionary<(string, string), SeedSummary> ByRow(IReadOnlyList<RunFolder> runs) =>
        SeedSummary.Of(runs).ToDictionary(row => (row.Dataset, row.Score));
}

/// <summary>One row of a comparison.</summary>
/// <param name="Difference">A - B.</param>
/// <param name="A">Means of A.</param>
/// <param name="B">Means of B.</param>
public sealed record ComparisonRow(RunComparison Difference, SeedSummary A, SeedSummary B)
{
    /// <summary>
    /// <c>better</c>, <c>worse</c>: the interval of the AUROC difference leaves out zero and all seeds agree on its sign; else <c>unclear</c>.
    /// </summary>
    public string Verdict
    {
        get
        {
            var auroc = Difference.Differences.Auroc;
            var agree = Difference.AurocBySeed.All(value => Math.Sign(value) == Math.Sign(auroc.Point));
            return !auroc.ExcludesZero || !agree ? "unclear" : auroc.Point > 0 ? "better" : "worse";
        }
    }
}
