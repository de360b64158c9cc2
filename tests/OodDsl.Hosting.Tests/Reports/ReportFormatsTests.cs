using System.Globalization;
using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class ReportFormatsTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly ReportContent report;

    public ReportFormatsTests() => report = new(
    [
        .. from seed in Enumerable.Range(0, 2)
           from name in (string[])["plain_a", "b/c & d"]
           select ReportRun.Read(MadeRuns.Make(folder, name, seed, (score, set) => 0.5 + (0.1 * seed) + (name == "plain_a" ? 0 : 0.2) + (score == "Knn" ? 0.05 : 0))),
    ]);

    [Fact]
    public void Csv_has_a_line_per_run_score_and_set_with_all_digits()
    {
        var lines = ReportFormats.Csv(report).TrimEnd('\n').Split('\n');
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();

        Assert.All(rows, row => Assert.Equal(header.Length, row.Length));
        Assert.Equal(report.Runs.Sum(run => run.Result!.Results.Count), rows.Length);
        var auroc = Array.IndexOf(header, "auroc");
        Assert.Equal(
            report.Benchmarks[0].Methods.SelectMany(method => method.Runs).SelectMany(run => run.Result!.Results).Select(row => row.Auroc),
            rows.Select(row => double.Parse(row[auroc], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Json_holds_means_deviations_and_every_replicate()
    {
        using var document = JsonDocument.Parse(ReportFormats.Json(report));
        var results = document.RootElement.GetProperty("benchmarks")[0].GetProperty("results");
        var knn = results.EnumerateArray().Single(row => row.GetProperty("method").GetString() == "b/c & d" && row.GetProperty("score").GetString() == "Knn");

        var auroc = knn.GetProperty("near").GetProperty("auroc");
        Assert.Equal(0.8, auroc.GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(0.1 / Math.Sqrt(2), auroc.GetProperty("deviation").GetDouble(), 1e-12);
        Assert.Equal([0.75, 0.85], auroc.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(1, knn.GetProperty("meanRankByAuroc").GetDouble());
    }

    [Fact]
    public void Latex_escapes_names_and_balances_its_environments()
    {
        var text = ReportFormats.Latex(report);

        Assert.Contains("plain\\_a", text, StringComparison.Ordinal);
        Assert.Contains("b/c \\& d", text, StringComparison.Ordinal);
        Assert.Contains("\\textbf{80.00 $\\pm$ 7.07}", text, StringComparison.Ordinal);
        Assert.Equal(text.Split("\\begin{").Length, text.Split("\\end{").Length);
        var columns = text.Split('\n').Where(line => line.EndsWith(" \\\\", StringComparison.Ordinal)).Select(line => line.Replace("\\&", "", StringComparison.Ordinal).Count(letter => letter == '&') + 1);
        // Every table's rows are as wide as its headings.
        var specified = text.Split('\n').Where(line => line.StartsWith("\\begin{tabular}", StringComparison.Ordinal)).Select(line => line.Count(letter => letter is 'r' or 'l') - 2).Distinct();
        Assert.Equal(specified.Order(), columns.Distinct().Order());
    }

    [Fact]
    public void Markdown_marks_the_best_of_each_column()
    {
        var text = ReportFormats.Markdown(report, "a and b");

        Assert.Contains("| b/c & d | Knn | **80.00 ± 7.07** |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**50", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_spectrum_stands_beside_the_standard_in_every_format()
    {
        ReportContent full = new([.. Enumerable.Range(0, 2).Select(seed => ReportRun.Read(MadeRuns.Make(folder, "full", seed, (score, set) => (set == "letters" ? 0.7 : 0.8) + (score == "Knn" ? 0.05 : 0), "Full", isFullSpectrum: true)))]);

        var markdown = ReportFormats.Markdown(full, "full");
        Assert.Contains("| Score | near mean | far mean | full-spectrum near mean | full-spectrum far mean | letters (near) |", markdown, StringComparison.Ordinal);
        Assert.Contains("| full | Msp | 70.00 ± 0.00 | 80.00 ± 0.00 | 45.00 ± 0.00 | 55.00 ± 0.00 | 70.00 ± 0.00 |", markdown, StringComparison.Ordinal);
        Assert.Contains("| 90.50 ± 0.71 | 60.50 ± 0.71 |", markdown, StringComparison.Ordinal);
        Assert.Contains("45.00 $\\pm$ 0.00", ReportFormats.Latex(full), StringComparison.Ordinal);
        var page = new ReportPage(full, null).Render("full");
        Assert.All((string[])["full-spectrum near mean", ">45.00<", "Full-spectrum accuracy", "61.0%"], text => Assert.Contains(text, page, StringComparison.Ordinal));

        using var json = JsonDocument.Parse(ReportFormats.Json(full));
        var benchmark = json.RootElement.GetProperty("benchmarks")[0];
        Assert.Equal(0.605, benchmark.GetProperty("methods")[0].GetProperty("fullSpectrumAccuracy").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(0.55, benchmark.GetProperty("results")[0].GetProperty("fullSpectrum").GetProperty("noise").GetProperty("auroc").GetProperty("mean").GetDouble(), 1e-12);

        var lines = ReportFormats.Csv(full).TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var far = lines.Where(line => line[Column("score")] == "Knn" && line[Column("dataset")] == "far" && line[Column("seed")] == "1").ToArray();
        Assert.Equal([("standard", 0.91, 0.85), ("full", 0.61, 0.6)], far.Select(line => (line[Column("spectrum")], Number(line[Column("id_accuracy")]), Number(line[Column("auroc")]))));

        Assert.DoesNotContain("full-spectrum near", ReportFormats.Markdown(report, "standard"), StringComparison.Ordinal);

        static double Number(string text) => Math.Round(double.Parse(text, CultureInfo.InvariantCulture), 12);
    }

    public void Dispose() => folder.Dispose();
}
