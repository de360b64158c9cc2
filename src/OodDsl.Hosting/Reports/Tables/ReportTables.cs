using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>The tables of a benchmark.</summary>
static class ReportTables
{
    /// <summary>Method by method: runs, ID accuracy, calibration, metrics of its own, time.</summary>
    public static ReportTable Overview(ReportBenchmark benchmark)
    {
        string[] metrics = [.. benchmark.Methods.SelectMany(method => method.Runs).SelectMany(run => run.Result!.Metrics.Keys).Distinct(StringComparer.Ordinal)];
        return Filled(new($"Methods on {benchmark.Name}", $"methods-{benchmark.Name}", ["Method", "Seeds", "Runs", "ID accuracy, %", "Full-spectrum accuracy, %", "ECE, %", .. metrics, "Seconds per run"], 2,
        [
            .. benchmark.Methods.Select(method => (IReadOnlyList<ReportCell>)
            [
                method.Name, string.Join(", ", method.Seeds), method.Runs.Count.ToString(CultureInfo.InvariantCulture),
                method.Over(run => run.Result!.IdAccuracy)?.Percent ?? "", method.Over(run => run.Result!.FullSpectrumAccuracy)?.Percent ?? "",
                method.Over(run => run.Result!.ExpectedCalibrationError)?.Percent ?? "",
                .. metrics.Select(name => (ReportCell)(method.Over(run => run.Result!.Metrics.TryGetValue(name, out var value) ? value : null)?.Number ?? "")),
                method.Runs.Average(run => run.Seconds).ToString("F0", CultureInfo.InvariantCulture),
            ]),
        ]));
    }

    /// <summary>One metric by method, score and OOD set, with the means of the groups, those of the full spectrum beside them, and the mean rank.</summary>
    public static ReportTable Of(ReportBenchmark benchmark, ReportMetric metric)
    {
        (string Set, bool IsFullSpectrum, string Heading)[] columns =
        [
            .. benchmark.Groups.Select(group => (group, false, $"{group} mean")),
            .. benchmark.HasFullSpectrum ? benchmark.Groups.Select(group => (group, true, $"full-spectrum {group} mean")) : [],
            .. benchmark.Sets.Select(set => (set.Name, false, $"{set.Name} ({set.Group})")),
        ];
        var values = benchmark.Rows.Select(row => columns.Select(column => row.Method.Value(row.Score, column.Set, metric, isFullSpectrum: column.IsFullSpectrum)).ToArray()).ToArray();
        var best = columns.Select((_, column) => Best(values.Select(row => row[column]?.Mean), metric.IsHigherBetter)).ToArray();
        var ranks = benchmark.Ranks(metric);
        var bestRank = Best(ranks, isHigherBetter: false);
        // The only row has no rank.
        if (ranks.Count == 1) ranks = [null];
        return Filled(new(
            $"{metric.Name} on {benchmark.Name}, in %", $"{metric.Key}-{benchmark.Name}", ["Method", "Score", .. columns.Select(column => column.Heading), "mean rank"], 2,
            [
                .. benchmark.Rows.Select((row, i) => (IReadOnlyList<ReportCell>)
                [
                    row.Method.Name, row.Score, .. values[i].Select((value, column) => new ReportCell(value?.Percent ?? "", value is not null && IsSame(value.Mean, best[column]))),
                    new(ranks[i]?.ToString("F2", CultureInfo.InvariantCulture) ?? "", IsSame(ranks[i], bestRank)),
                ]),
            ]));
    }

    /// <summary>AUROC by split, over all OOD sets; null if the benchmark has one split only.</summary>
    public static ReportTable? BySplit(ReportBenchmark benchmark)
    {
        if (benchmark.Splits.Count < 2) return null;
        var metric = ReportMetric.All[0];
        var values = benchmark.Rows.Select(row => benchmark.Splits.Select(split => row.Method.Over(run => Mean(run, row.Score), split)).ToArray()).ToArray();
        var best = benchmark.Splits.Select((_, column) => Best(values.Select(row => row[column]?.Mean), metric.IsHigherBetter)).ToArray();
        return new(
            $"AUROC on {benchmark.Name} by split, mean over the OOD sets, in %", $"splits-{benchmark.Name}", ["Method", "Score", .. benchmark.Splits, "mean"], 2,
            [
                .. benchmark.Rows.Select((row, i) => (IReadOnlyList<ReportCell>)
                [
                    row.Method.Name, row.Score, .. values[i].Select((value, column) => new ReportCell(value?.Percent ?? "", value is not null && IsSame(value.Mean, best[column]))),
                    row.Method.Over(run => Mean(run, row.Score))?.Percent ?? "",
                ]),
            ]);
    }

    // Without the columns in which no row has anything.
    static ReportTable Filled(ReportTable table)
    {
        int[] kept = [.. Enumerable.Range(0, table.Columns.Count).Where(column => column < table.Names || table.Rows.Any(row => row[column].Text.Length > 0))];
        return table with { Columns = [.. kept.Select(column => table.Columns[column])], Rows = [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. kept.Select(column => row[column])])] };
    }

    static double? Mean(ReportRun run, string score)
    {
        var rows = run.Result!.Results.Where(row => row.Dataset != row.Group && string.Equals(row.Score, score, StringComparison.Ordinal)).ToList();
        return rows.Count == 0 ? null : rows.Average(row => row.Auroc);
    }

    static double? Best(IEnumerable<double?> values, bool isHigherBetter)
    {
        var known = values.OfType<double>().ToList();
        // Of one row there is no best.
        return known.Count < 2 ? null : isHigherBetter ? known.Max() : known.Min();
    }

    // As printed: what rounds to the same is the same.
    static bool IsSame(double? value, double? best) => value is { } a && best is { } b && Math.Round(a, 4) == Math.Round(b, 4);
}
