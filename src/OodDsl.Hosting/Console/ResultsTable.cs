using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>A run's results for people: ID accuracy, then per score every OOD set with the means of its group.</summary>
static class ResultsTable
{
    const string Conventions =
        "All in %. A score is higher for what is more in-distribution (ID). AUROC: area under the ROC curve. FPR@95: share of OOD images accepted "
        + "at the threshold that accepts 95% of ID test images. AUPR-in, AUPR-out: area under precision over recall (trapezoids) with ID, with OOD as positive. "
        + "Means are unweighted over the sets of a group.";

    public static void Write(IAnsiConsole console, RunResult result, string runFolder)
    {
        console.WriteLine();
        console.WriteLine(Headline(result));
        console.Write(Scores(result.Results));
        if (result.FullSpectrum is { } full)
        {
            console.WriteLine($"Full spectrum: the shifted sets are ID, too{(result.FullSpectrumAccuracy is { } accuracy ? $"; accuracy {Percent(accuracy)}%" : "")}.");
            console.Write(Scores(full));
        }
        foreach (var line in Wrap(Conventions, Math.Min(console.Profile.Width, 100))) console.WriteLine(line);
        console.WriteLine();
        // Written past the console: a path must not be wrapped.
        console.Profile.Out.Writer.WriteLine($"Run folder: {runFolder}");
    }

    static string Headline(RunResult result)
    {
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{result.Experiment}, seed {result.Seed}") };
        if (result.IdAccuracy is { } accuracy) parts.Add($"ID accuracy {Percent(accuracy)}%");
        if (result.ValidationAccuracy is { } validation) parts.Add($"validation {Percent(validation)}%");
        if (result.ExpectedCalibrationError is { } calibration) parts.Add($"ECE {Percent(calibration)}%");
        parts.AddRange(result.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal)
            .Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:G5}")));
        return $"{parts[0]}: {string.Join(", ", parts.Skip(1))}";
    }

    static Table Scores(IReadOnlyList<ScoreResult> results)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Score", "Group", "OOD set");
        foreach (var metric in (ReadOnlySpan<string>)["AUROC", "FPR@95", "AUPR-in", "AUPR-out"]) table.AddColumn(metric, column => column.RightAligned().NoWrap());
        foreach (var score in results.GroupBy(result => result.Score, StringComparer.Ordinal))
        {
            if (table.Rows.Count > 0) table.AddEmptyRow();
            var name = score.Key;
            foreach (var group in score.GroupBy(result => result.Group, StringComparer.Ordinal))
            {
                // The group's mean closes its rows, whatever order they come in.
                foreach (var row in group.OrderBy(IsMean))
                {
                    var style = IsMean(row) ? new Style(decoration: Decoration.Bold) : Style.Plain;
                    table.AddRow(Row(name, row).Select(cell => new Text(cell, style)));
                    name = "";
                }
            }
        }
        return table;
    }

    static string[] Row(string score, ScoreResult row) =>
    [
        score, row.Group, IsMean(row) ? "mean" : row.Dataset, Percent(row.Auroc), Percent(row.Fpr95), Percent(row.AuprIn), Percent(row.AuprOut),
    ];

    static bool IsMean(ScoreResult row) => string.Equals(row.Dataset, row.Group, StringComparison.Ordinal);

    static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture);

    static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
