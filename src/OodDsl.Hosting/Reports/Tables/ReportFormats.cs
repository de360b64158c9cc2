using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary>The tables of a report as Markdown, CSV, JSON and LaTeX.</summary>
static class ReportFormats
{
    /// <summary>A table per metric and benchmark.</summary>
    public static string Markdown(ReportContent report, string title)
    {
        var text = new StringBuilder().Line($"# {OodDsl.Hosting.Markdown.Escaped(title)}").Line();
        foreach (var notice in report.Notices) text.Line($"> {OodDsl.Hosting.Markdown.Escaped(notice)}").Line();
        foreach (var table in Tables(report))
            text.Line($"## {table.Title}").Line().Table(table.Columns, table.Rows.Select(row => row.Select(cell => cell.IsBest ? $"**{cell.Text}**" : cell.Text).ToArray()));
        if (report.Unfinished.Count > 0)
            text.Line("## Not finished").Line().Table(["Run", "State", "Folder"], report.Unfinished.Select(run => (string[])[run.Name, run.State, RunFolders.Shown(run.Folder.Path)]));
        return text.Line(Explanation).ToString();
    }

    /// <summary>
    /// A line per run, score and OOD set or group, shares in [0, 1]: for a statistics program. Lines whose <c>spectrum</c> is <c>full</c> instead of
    /// <c>standard</c> count covariate-shifted sets as ID, in the accuracy, too.
    /// </summary>
    public static string Csv(ReportContent report)
    {
        var metrics = ReportMetric.All;
        var text = new StringBuilder().Line($"benchmark,method,experiment,split,seed,fingerprint,spectrum,id_accuracy,score,dataset,group,{string.Join(',', metrics.Select(metric => metric.Key))}");
        foreach (var benchmark in report.Benchmarks)
            foreach (var method in benchmark.Methods)
                foreach (var run in method.Runs)
                    foreach (var (spectrum, accuracy, row) in Lines(run.Result!))
                        text.Line(string.Join(',', ((string[])
                        [
                            benchmark.Name, method.Name, run.Manifest.Experiment, run.Manifest.Split ?? "", run.Manifest.Seed.ToString(CultureInfo.InvariantCulture),
                            run.Manifest.Fingerprint, spectrum, Number(accuracy), row.Score, row.Dataset, row.Group, .. metrics.Select(metric => Number(metric.Of(row))),
                        ]).Select(Quoted)));
        return text.ToString();

        static IEnumerable<(string Spectrum, double? Accuracy, ScoreResult Row)> Lines(RunResult result) =>
        [
            .. result.Results.Select(row => ("standard", result.IdAccuracy, row)),
            .. (result.FullSpectrum ?? []).Select(row => ("full", result.FullSpectrumAccuracy, row)),
        ];
    }

    /// <summary>Means, deviations and every replicate's value, with the ranks.</summary>
    public static string Json(ReportContent report) => new JsonObject
    {
        ["notices"] = new JsonArray([.. report.Notices.Select(notice => JsonValue.Create(notice))]),
        ["benchmarks"] = new JsonArray([.. report.Benchmarks.Select(Json)]),
        ["unfinished"] = new JsonArray([.. report.Unfinished.Select(run => new JsonObject { ["run"] = run.Name, ["state"] = run.Manifest.State.ToString(), ["error"] = run.Manifest.Error })]),
    }.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";

    /// <summary>Tables for \usepackage{booktabs}.</summary>
    public static string Latex(ReportContent report)
    {
        var text = new StringBuilder().Line("% Needs \\usepackage{booktabs}.");
        foreach (var table in Tables(report))
        {
            text.Line().Line("\\begin{table}").Line("\\centering").Line($"\\caption{{{Escaped(table.Title)}.}}").Line($"\\label{{tab:{Label(table.Key)}}}");
            text.Line($"\\begin{{tabular}}{{{new string('l', table.Names)}{new string('r', table.Columns.Count - table.Names)}}}").Line("\\toprule");
            text.Line(string.Join(" & ", table.Columns.Select(Escaped)) + " \\\\").Line("\\midrule");
            foreach (var row in table.Rows)
                text.Line(string.Join(" & ", row.Select(cell => cell.IsBest ? $"\\textbf{{{Escaped(cell.Text)}}}" : Escaped(cell.Text))) + " \\\\");
            text.Line("\\bottomrule").Line("\\end{tabular}").Line("\\end{table}");
        }
        return text.ToString();
    }

    /// <summary>All tables, benchmark by benchmark.</summary>
    public static IEnumerable<ReportTable> Tables(ReportContent report)
    {
        foreach (var benchmark in report.Benchmarks)
        {
            yield return ReportTables.Overview(benchmark);
            if (ReportTables.BySplit(benchmark) is { } splits) yield return splits;
            foreach (var metric in ReportMetric.All.Where(benchmark.Has)) yield return ReportTables.Of(benchmark, metric);
            foreach (var intervals in report.Intervals[benchmark]) yield return intervals;
        }
    }

    /// <summary>What the numbers are.</summary>
    public const string Explanation = ReportMetric.Conventions
        + " Mean ± sample deviation over the seeds; of several splits, each seed's mean over them. Bold: the best mean of a column, which need not be a difference beyond chance: "
        + "`./ood compare` tests that. Mean rank: of the row among all rows, 1 is the best, averaged over the OOD sets.";

    static JsonObject Json(ReportBenchmark benchmark)
    {
        var ranks = benchmark.Ranks(ReportMetric.All[0]);
        return new()
        {
            ["benchmark"] = benchmark.Name,
            ["methods"] = new JsonArray([.. benchmark.Methods.Select(method => new JsonObject
            {
                ["method"] = method.Name,
                ["seeds"] = new JsonArray([.. method.Seeds.Select(seed => JsonValue.Create(seed))]),
                ["replicates"] = method.IsBySeed ? "seeds" : "runs",
                ["idAccuracy"] = Json(method.Over(run => run.Result!.IdAccuracy)),
                ["fullSpectrumAccuracy"] = Json(method.Over(run => run.Result!.FullSpectrumAccuracy)),
                ["runs"] = new JsonArray([.. method.Runs.Select(run => new JsonObject { ["folder"] = run.Folder.Path, ["seed"] = run.Manifest.Seed, ["split"] = run.Manifest.Split, ["fingerprint"] = run.Manifest.Fingerprint })]),
            })]),
            ["results"] = new JsonArray([.. benchmark.Rows.Select((row, i) =>
            {
                var entry = new JsonObject { ["method"] = row.Method.Name, ["score"] = row.Score, ["meanRankByAuroc"] = ranks[i] };
                AddSets(entry, isFullSpectrum: false);
                if (benchmark.HasFullSpectrum) AddSets((JsonObject)(entry["fullSpectrum"] = new JsonObject()), isFullSpectrum: true);
                return entry;

                void AddSets(JsonObject sets, bool isFullSpectrum)
                {
                    foreach (var column in benchmark.Groups.Concat(benchmark.Sets.Select(set => set.Name)))
                    {
                        var values = new JsonObject();
                        foreach (var metric in ReportMetric.All)
                            if (row.Method.Value(row.Score, column, metric, isFullSpectrum: isFullSpectrum) is { } value) values[metric.Key] = Json(value);
                        sets[column] = values;
                    }
                }
            })]),
        };
    }

    static JsonObject? Json(ReportValue? value) => value is null ? null : new()
    {
        ["mean"] = value.Mean,
        ["deviation"] = value.Deviation,
        ["values"] = new JsonArray([.. value.Replicates.Select(one => JsonValue.Create(one))]),
    };

    static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Label(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).ToLowerInvariant();

    static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '±' => "$\\pm$",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                _ => letter.ToString(),
            });
        return escaped.ToString();
    }
}
