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
        (RunsA, RunsB) = (a, b);
        (NameA, NameB) = RunGroup.Names(a[0].ReadManifest(), b[0].ReadManifest());
        Seeds = [.. a.Select(run => run.ReadManifest().Seed)];
        (AccuracyA, AccuracyB) = (Accuracy(a), Accuracy(b));
        var (means, otherMeans) = (ByRow(a), ByRow(b));
        Found = differences.Count(row => row.Auroc.ExcludesZero);
        Differing = differences.Count(row => row.Auroc is not { Low: 0, Point: 0, High: 0 });
        ByChance = ChanceFindings.AtMost(Differing, differences[0].Auroc.Level);
        Rows = [.. differences.Select(row => new ComparisonRow(row, means[(row.Dataset, row.Score)], otherMeans[(row.Dataset, row.Score)], Verdict(row)))];
    }

    /// <summary>The first experiment, with what was changed of its settings.</summary>
    public string NameA { get; }

    /// <summary>The second.</summary>
    public string NameB { get; }

    /// <summary>Run folders of the first, one per seed.</summary>
    public IReadOnlyList<RunFolder> RunsA { get; }

    /// <summary>Run folders of the second.</summary>
    public IReadOnlyList<RunFolder> RunsB { get; }

    /// <summary>The seeds, in order.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>Mean ID accuracy of A, in [0, 1]; null without logits.</summary>
    public double? AccuracyA { get; }

    /// <summary>Mean ID accuracy of B.</summary>
    public double? AccuracyB { get; }

    /// <summary>Per score every OOD set, then the means over near and far.</summary>
    public IReadOnlyList<ComparisonRow> Rows { get; }

    /// <summary>Rows in which the two differ at all: a score that both compute of one frozen network can't be found by chance.</summary>
    public int Differing { get; }

    /// <summary>Rows whose interval leaves out zero.</summary>
    public int Found { get; }

    /// <summary>As many rows may leave out zero by chance, were there no difference anywhere.</summary>
    public int ByChance { get; }

    // One seed has no replicate: what another training would give is not known.
    Verdict Verdict(RunComparison row) =>
        Seeds.Count < 2 || !row.Auroc.ExcludesZero || Found <= ByChance ? Hosting.Verdict.Unclear
        : row.Auroc.Point > 0 ? Hosting.Verdict.Better : Hosting.Verdict.Worse;

    static double? Accuracy(IReadOnlyList<RunFolder> runs) => runs.Average(run => run.ReadResults().IdAccuracy);

    static Dictionary<(string, string), SeedSummary> ByRow(IReadOnlyList<RunFolder> runs) =>
        SeedSummary.Of(runs).ToDictionary(row => (row.Dataset, row.Score));
}

/// <summary>One row of a comparison.</summary>
/// <param name="Difference">A - B.</param>
/// <param name="A">Means of A.</param>
/// <param name="B">Means of B.</param>
/// <param name="Verdict">What A's AUROC is.</param>
public sealed record ComparisonRow(RunComparison Difference, SeedSummary A, SeedSummary B, Verdict Verdict);

/// <summary>What one experiment's AUROC is, compared with another's.</summary>
public enum Verdict
{
    /// <summary>
    /// The interval over images and seeds holds zero, there is one seed only, or no more rows of the comparison leave out zero than chance would give.
    /// </summary>
    Unclear,
    /// <summary>Higher.</summary>
    Better,
    /// <summary>Lower.</summary>
    Worse,
}
