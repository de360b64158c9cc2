namespace OodDsl.Hosting;

/// <summary>
/// Compares two experiments over runs of the same seeds: paired bootstrap of the raw scores on the same images, seeds as replicates. A - B.
/// </summary>
/// <param name="Dataset">Name of the OOD set, or <c>near</c>/<c>far</c> for the group's mean.</param>
/// <param name="Group"><c>near</c> or <c>far</c>.</param>
/// <param name="Score">Name of the score.</param>
/// <param name="Differences">Mean differences over the seeds, with 95 % intervals over test images, the trained networks taken as given.</param>
/// <param name="AurocBySeed">The difference in AUROC of each seed's pair of runs, in the order of the runs.</param>
public sealed record RunComparison(string Dataset, string Group, string Score, MetricIntervals Differences, IReadOnlyList<double> AurocBySeed)
{
    /// <summary>
    /// The difference in AUROC with its 95 % interval over test images and training seeds (<see cref="SeedInterval"/>); of one seed, over test images
    /// alone.
    /// </summary>
    public Interval Auroc { get; } = SeedInterval.Of(Differences.Auroc, AurocBySeed);

    /// <summary>Compares runs pair by pair: the first of <paramref name="a"/> with the first of <paramref name="b"/>, and so on.</summary>
    /// <param name="a">Run folders of A.</param>
    /// <param name="b">Run folders of B, with the same seeds in the same order.</param>
    /// <param name="resamples">Bootstrap resamples.</param>
    /// <returns>Per score that both have: every OOD set that both have, then the means over near and far.</returns>
    /// <exception cref="UserException">The runs don't pair up, or lack results.</exception>
    public static IReadOnlyList<RunComparison> Of(IReadOnlyList<RunFolder> a, IReadOnlyList<RunFolder> b, int resamples = Bootstrap.DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Count == 0 || a.Count != b.Count)
            throw new UserException(
                ExitCode.Usage, $"{a.Count} runs can't be paired with {b.Count}.", "Name as many runs of the one as of the other.");
        RunPair[] pairs = [.. a.Zip(b, (first, second) => new RunPair(first, second))];
        var sets = pairs[0].Sets.Where(set => pairs.All(pair => pair.Sets.Contains(set))).ToArray();
        var scores = pairs[0].ScoreNames.Where(score => pairs.All(pair => pair.ScoreNames.Contains(score, StringComparer.Ordinal))).ToArray();
        if (sets.Length == 0 || scores.Length == 0)
            throw new UserException(ExitCode.Usage, "The runs have no score on no OOD set in common.", "Compare runs of one benchmark.");
        return [.. scores.SelectMany(score => Over(score, sets, pairs, resamples))];
    }

    static IEnumerable<RunComparison> Over(string score, (string Name, string Group)[] sets, RunPair[] pairs, int resamples)
    {
        foreach (var set in sets) yield return Compare(set.Name, set.Group, score, [set.Name], pairs, resamples);
        foreach (var group in sets.GroupBy(set => set.Group, StringComparer.Ordinal))
            yield return Compare(group.Key, group.Key, score, [.. group.Select(set => set.Name)], pairs, resamples);
    }

    static RunComparison Compare(string dataset, string group, string score, string[] sets, RunPair[] pairs, int resamples)
    {
        var cells = pairs.Select(pair => sets.Select(set => pair.Scores(score, set)).ToArray()).ToArray();
        // The same resamples for every score and set.
        var differences = PairedBootstrap.CompareMeans([.. cells.SelectMany(cell => cell)], new Seed(0)["comparison"], resamples);
        return new(dataset, group, score, differences, [.. cells.Select(cell => cell.Average(AurocDifference))]);
    }

    static double AurocDifference(PairedScores pair) =>
        OodMetrics.Compute(pair.IdA.Span, pair.OodA.Span).Auroc - OodMetrics.Compute(pair.IdB.Span, pair.OodB.Span).Auroc;
}
