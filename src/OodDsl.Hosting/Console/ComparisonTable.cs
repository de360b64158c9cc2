using System.Globalization;
using System.Text;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>A comparison for people, on the console or as Markdown.</summary>
static class ComparisonTable
{
    const string Conventions =
        "AUROC and FPR@95 in %, means over the seeds, ± the sample deviation over them. A - B with its 95% interval: over test images by a paired bootstrap, over "
        + "training seeds, the replicates, by Student's t.";

    public static void Write(IAnsiConsole console, ExperimentComparison comparison)
    {
        console.WriteLine();
        console.WriteLine(Headline(comparison));
        var table = new Table().Border(TableBorder.Simple).AddColumns(Header);
        foreach (var row in Rows(comparison)) table.AddRow([.. row.Select(cell => new Text(cell))]);
        console.Write(table);
        console.WriteLine($"{Conventions} {Reading(comparison)}");
    }

    public static string Markdown(ExperimentComparison comparison) => new StringBuilder()
        .Line(Headline(comparison)).Line().Table(Header, Rows(comparison)).Line($"{Conventions} {Reading(comparison)}").ToString();

    static string Headline(ExperimentComparison comparison)
    {
        var accuracies = comparison is { AccuracyA: { } a, AccuracyB: { } b } ? $" ID accuracy {Percent(a)}% and {Percent(b)}%." : "";
        return $"A = {comparison.NameA}, B = {comparison.NameB}, seeds {string.Join(", ", comparison.Seeds)}.{accuracies}";
    }

    /// <summary>What the verdicts mean, and how many rows chance alone would call.</summary>
    public static string Reading(ExperimentComparison comparison) => comparison.Seeds.Count < 2
        ? "With one seed the interval knows nothing of training: every row is unclear. Two seeds or more tell."
        : comparison.Differing == 0 ? "Every row is the same in all its digits: the two compute the same."
        : $"better, worse: the interval leaves out 0, as it does in {comparison.Found} of {comparison.Differing} rows{Same(comparison)}; up to {comparison.ByChance} would by chance"
            + (comparison.Found > 0 && comparison.Found <= comparison.ByChance ? ", so that none is called." : ".");

    static string Same(ExperimentComparison comparison) => comparison.Rows.Count - comparison.Differing is > 0 and var same ? $" (the other {same} are the same in all their digits)" : "";

    static readonly string[] Header = ["Score", "OOD set", "A AUROC", "B AUROC", "A - B", "95% interval", "AUROC is", "A FPR@95", "B FPR@95"];

    static IEnumerable<string[]> Rows(ExperimentComparison comparison) => comparison.Rows.Select(row => Row(row, comparison.Seeds.Count));

    static string[] Row(ComparisonRow row, int seeds)
    {
        var difference = row.Difference.Auroc;
        return
        [
            row.A.Score, Set(row.Difference), Spread(row.A, seeds), Spread(row.B, seeds), Signed(difference.Point),
            $"{Signed(difference.Low)} … {Signed(difference.High)}", Word(row.Verdict), Percent(row.A.Fpr95), Percent(row.B.Fpr95),
        ];
    }

    /// <summary>A verdict as a word.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    static string Set(RunComparison row) =>
        string.Equals(row.Dataset, row.Group, StringComparison.Ordinal) ? $"{row.Group} mean" : $"{row.Dataset} ({row.Group})";

    // One seed has no spread.
    static string Spread(SeedSummary summary, int seeds) =>
        seeds == 1 ? Percent(summary.Auroc) : $"{Percent(summary.Auroc)} ± {Percent(summary.AurocDeviation)}";

    static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture);

    static string Signed(double share) => (100 * share).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
