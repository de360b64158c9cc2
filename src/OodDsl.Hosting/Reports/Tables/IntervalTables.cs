using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Bootstrap intervals of single runs, from their raw scores: how far another draw of the test images would move a number.</summary>
static class IntervalTables
{
    /// <summary>AUROC and FPR@95 of every run, score and OOD set, with 95 % intervals over the test images, the network taken as given.</summary>
    /// <param name="benchmark">The runs.</param>
    /// <param name="resamples">Bootstrap resamples, at least 2.</param>
    /// <param name="notices">What the reader has to know is added.</param>
    /// <returns>A table for each metric; none if no run has raw scores.</returns>
    public static IReadOnlyList<ReportTable> Of(ReportBenchmark benchmark, int resamples, List<string> notices)
    {
        var rows = benchmark.Methods.SelectMany(method => method.Runs.SelectMany(run => Rows(method, run, benchmark, resamples, notices))).ToList();
        if (rows.Count == 0) return [];
        return [Table("AUROC", "auroc", intervals => intervals.Auroc), Table("FPR@95", "fpr95", intervals => intervals.Fpr95)];

        ReportTable Table(string metric, string key, Func<MetricIntervals, Interval> of) => new(
            $"{metric} on {benchmark.Name} with 95% bootstrap intervals over the test images, in %", $"{key}-intervals-{benchmark.Name}",
            ["Method", "Seed", "Score", .. benchmark.Sets.Select(set => $"{set.Name} ({set.Group})")], 3,
            [.. rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Names.Select(name => (ReportCell)name), .. row.Sets.Select(set => (ReportCell)(set is null ? "" : Text(of(set))))])]);
    }

    static IEnumerable<(string[] Names, MetricIntervals?[] Sets)> Rows(
        ReportMethod method, ReportRun run, ReportBenchmark benchmark, int resamples, List<string> notices)
    {
        var files = new ScoreFiles(run.Folder);
        string[] missing = [.. files.Sets.Select(set => set.Name).Append(run.Manifest.InDistribution).Where(set => !File.Exists(run.Folder.Scores(set)))];
        if (missing.Length > 0)
        {
            notices.Add($"{run.Name} has no raw scores of {string.Join(", ", missing)}, so that its intervals are not known.");
            yield break;
        }
        var seed = string.Create(CultureInfo.InvariantCulture, $"{run.Manifest.Seed}{(run.Manifest.Split is { } split ? $" ({split})" : "")}");
        foreach (var score in method.Scores)
        {
            var id = files.Id(score);
            // The same resamples for every score and set.
            yield return ([method.Name, seed, score],
            [
                .. benchmark.Sets.Select(set => files.Sets.Any(own => own.Name == set.Name)
                    ? Bootstrap.Intervals(id, files.Of(set.Name, score), new Seed(0)["intervals"], resamples) : null),
            ]);
        }
    }

    static string Text(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * interval.Point:F2} [{100 * interval.Low:F2}, {100 * interval.High:F2}]");
}
