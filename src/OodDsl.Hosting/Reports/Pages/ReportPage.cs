using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>A report as one page of HTML that needs nothing outside itself: no network, no scripts.</summary>
/// <param name="report">What it is about.</param>
/// <param name="sampler">Gives features and images; null if they are not wanted.</param>
sealed class ReportPage(ReportContent report, IRunSampler? sampler)
{
    const int MostOpen = 3, MostLinks = 12;

    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    public string Render(string title) => Html.Page(
        title, Css(), Html.Of("a", Html.Class("skip"), new XAttribute("href", "#content"), "Skip to the results"),
        Html.Of("header", Html.Of("h1", title), Html.Of("p", Html.Class("lead"), Lead())), Navigation(),
        Html.Of("main", Html.Id("content"), report.Notices.Select(notice => Html.Of("p", Html.Class("notice"), new XAttribute("role", "note"), notice)),
            Unfinished(), report.Benchmarks.Select(Benchmark), Runs()),
        Html.Of("footer", Html.Of("p", ReportFormats.Explanation.Replace("`", "", StringComparison.Ordinal))));

    string Lead()
    {
        var finished = report.Runs.Count - report.Unfinished.Count;
        var runs = string.Create(CultureInfo.InvariantCulture, $"{report.Runs.Count} {(report.Runs.Count == 1 ? "run" : "runs")}");
        var dates = report.Runs.Select(run => run.Manifest.Started.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"{runs}{(report.Unfinished.Count > 0 ? $", {finished} of them finished" : "")}, begun {(dates.Count == 1 ? $"on {dates[0]}" : $"from {dates[0]} to {dates[^1]}")}.";
    }

    XElement Navigation() => Html.Of("nav", new XAttribute("aria-label", "Contents"), Html.Of("ul",
        report.Benchmarks.Select(benchmark => Link($"benchmark-{Html.Anchor(benchmark.Name)}", $"Results on {benchmark.Name}")),
        report.Runs.Count > MostLinks ? [Link("runs", "The runs")] : report.Runs.Select((run, i) => Link(Anchor(i), run.Name))));

    static XElement Link(string id, string text) => Html.Of("li", Html.Of("a", new XAttribute("href", $"#{id}"), text));

    XElement? Unfinished() => report.Unfinished.Count == 0 ? null : Html.Of("section", new XAttribute("aria-label", "Not finished"),
        Html.Of("h2", "Not finished"), Html.Of("p", "These runs are in no table."), Html.Of("ul", report.Unfinished.Select(run => Html.Of("li",
            $"{run.Name}: {run.State} ", Html.Of("code", RunFolders.Shown(run.Folder.Path))))));

    XElement Benchmark(ReportBenchmark benchmark)
    {
        var id = $"benchmark-{Html.Anchor(benchmark.Name)}";
        var metrics = ReportMetric.All.Where(benchmark.Has).ToList();
        return Html.Of("section", Html.Id(id), new XAttribute("aria-labelledby", $"{id}-title"),
            Html.Of("h2", Html.Id($"{id}-title"), $"Results on {benchmark.Name}"), TableHtml.Of(ReportTables.Overview(benchmark)),
            metrics.Count > 0 ? ReplicateChart.Draw(benchmark, metrics[0]) : Html.Of("p", Html.Class("caption"), "No run has a score."), ReportTables.BySplit(benchmark) is { } splits ? TableHtml.Of(splits) : null,
            metrics.Take(2).Concat(metrics.Where(IsOfPixels)).Select(metric => TableHtml.Of(ReportTables.Of(benchmark, metric))),
            report.Intervals[benchmark].Select(TableHtml.Of),
            metrics.Count < 3 ? null : Html.Details(Html.Of("span", "Other metrics"), isOpen: false, metrics.Skip(2).Where(metric => !IsOfPixels(metric)).Select(metric => TableHtml.Of(ReportTables.Of(benchmark, metric)))));
    }

    static bool IsOfPixels(ReportMetric metric) => metric.Key is "pixelAuroc" or "pro";

    IEnumerable<XElement> Runs()
    {
        yield return Html.Of("h2", Html.Id("runs"), report.Runs.Count == 1 ? "The run" : "The runs");
        for (var i = 0; i < report.Runs.Count; i++)
            yield return new RunSection(report.Runs[i], Anchor(i), sampler).Render(report.Runs.Count <= MostOpen);
    }

    static string Anchor(int number) => FormattableString.Invariant($"run-{number + 1}");

    static string Css()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css") ?? throw new InvalidOperationException("The style sheet is missing.");
        using var reader = new StreamReader(stream);
        return ChartStyle.Css + "\n" + reader.ReadToEnd() + Print;
    }

    // On paper charts have the colours of light mode, whatever the screen's.
    const string Print = "@media print { .text { fill: #000; } .small { fill: #333; } .halo { stroke: #fff; } .grid { stroke: #ddd; } .node { fill: #fff; stroke: #666; } }\n";
}
