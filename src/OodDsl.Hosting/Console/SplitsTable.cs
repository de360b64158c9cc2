using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>An experiment's results over all its splits and seeds: means and deviations.</summary>
static class SplitsTable
{
    public static void Write(IAnsiConsole console, string experiment, IReadOnlyList<RunFolder> runs)
    {
        console.WriteLine();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{experiment}, {runs.Count} runs: means ± sample deviations over them, in %."));
        var table = new Table().Border(TableBorder.Simple).AddColumns("Score", "OOD set");
        var rows = SeedSummary.Of(runs);
        var hasOpenSet = rows.Any(row => row.Oscr is not null);
        foreach (var metric in (string[])["AUROC", "FPR@95", .. hasOpenSet ? ["OSCR", "macro-F1"] : Array.Empty<string>()])
            table.AddColumn(metric, column => column.RightAligned().NoWrap());
        foreach (var row in rows)
        {
            string[] cells = [row.Score, row.Dataset, Percent(row.Auroc, row.AurocDeviation), Percent(row.Fpr95, row.Fpr95Deviation)];
            if (hasOpenSet) cells = [.. cells, Optional(row.Oscr), Optional(row.MacroF1)];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }
        console.Write(table);
    }

    static string Optional((double Mean, double Deviation)? value) => value is { } known ? Percent(known.Mean, known.Deviation) : "";

    static string Percent(double mean, double deviation) => string.Create(CultureInfo.InvariantCulture, $"{100 * mean:F2} ± {100 * deviation:F2}");
}
