using System.Globalization;

namespace OodDsl.Hosting.Tests;

public sealed class IntervalTableTests
{
    [Fact]
    public void A_run_has_intervals_around_its_values_and_more_images_make_them_narrower()
    {
        using var folder = new TemporaryFolder();
        var (few, many) = (Widths(folder, 0, 60), Widths(folder, 1, 1500));

        Assert.Equal(2 * MadeRuns.Sets.Length, few.Length);
        Assert.All(few.Zip(many), pair => Assert.True(pair.First > 2 * pair.Second && pair.Second > 0, $"{pair.First} against {pair.Second}"));
    }

    [Fact]
    public void A_run_without_raw_scores_is_named_and_has_no_row()
    {
        using var folder = new TemporaryFolder();
        var report = new ReportContent([ReportRun.Read(MadeRuns.Make(folder, "bare", 0, (_, _) => 0.7))], 20);

        Assert.Empty(report.Intervals[report.Benchmarks[0]]);
        Assert.Contains("bare, seed 0 has no raw scores of letters, digits, noise, made, so that its intervals are not known.", report.Notices);
    }

    [Fact]
    public void Nothing_is_resampled_unless_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        var report = new ReportContent([ReportRun.Read(MadeRuns.Make(folder, "plain", 0, (_, _) => 0.7))]);

        Assert.Empty(report.Intervals[report.Benchmarks[0]]);
        Assert.Empty(report.Notices);
    }

    /// <summary>Widths of the AUROC intervals of a run whose sets have so many images; on the way, that they hold the values on the images as they are.</summary>
    static double[] Widths(TemporaryFolder folder, int seed, int count)
    {
        var run = MadeRuns.Make(folder, "made", seed, (_, _) => 0.7);
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(Path.GetDirectoryName(run.Scores("made"))!);
        var numbers = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var (set, number) in MadeRuns.Sets.Select(set => set.Name).Append("made").Select((set, number) => (set, number)))
        {
            var scores = randn([count], dtype: float64, generator: new Generator((ulong)(number + 1))) + (set == "made" ? 1 : 0);
            numbers[set] = scores.data<double>().ToArray();
            TensorFile.Write(
                run.Scores(set), new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["Msp"] = scores, ["Knn"] = scores.exp() }, new Dictionary<string, string>(StringComparer.Ordinal));
        }
        var report = new ReportContent([ReportRun.Read(run)], 200);
        var table = report.Intervals[report.Benchmarks[0]][0];
        Assert.Contains(table.Title, ReportFormats.Markdown(report, "made"), StringComparison.Ordinal);
        Assert.Equal(["Msp", "Knn"], table.Rows.Select(row => row[2].Text));
        // Ranks are the same under a monotone map.
        Assert.Equal(table.Rows[0].Skip(3).Select(cell => cell.Text), table.Rows[1].Skip(3).Select(cell => cell.Text));
        return [.. table.Rows.SelectMany(row => row.Skip(3).Zip(MadeRuns.Sets, (cell, set) => Width(cell.Text, numbers["made"], numbers[set.Name])))];
    }

    static double Width(string text, double[] id, double[] ood)
    {
        double[] parts = [.. text.Split([' ', '[', ',', ']'], StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        Assert.Equal(100 * OodMetrics.Compute<double>(id, ood).Auroc, parts[0], 0.005001);
        Assert.InRange(parts[0], parts[1], parts[2]);
        return parts[2] - parts[1];
    }
}
