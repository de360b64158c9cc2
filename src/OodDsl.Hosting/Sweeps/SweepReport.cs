using System.Globalization;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>The results of a sweep as Markdown: each variant by score and OOD set, and every experiment paired with its control arms.</summary>
/// <param name="variants">The variants, in the order of the sweep.</param>
sealed class SweepReport(IReadOnlyList<SweepVariant> variants)
{
    const string Conventions =
        "All in %, mean ± sample deviation over the runs. A score is higher for what is more in-distribution (ID). AUROC: area under the ROC curve. FPR@95: share of OOD images "
        + "accepted at the threshold that accepts 95% of the ID test images. near, far: unweighted means over the sets of a group. ECE: expected calibration error.";

    const string PairConventions =
        "A - B in points of AUROC with its 95% interval: over test images by a paired bootstrap, over training seeds, the replicates, by Student's t. ";

    /// <summary>Title, the command that makes it, the tables.</summary>
    /// <param name="title">What the sweep is of.</param>
    /// <param name="command">The command line as typed.</param>
    public string Markdown(string title, string command)
    {
        var text = new StringBuilder().Line($"# {title}").Line().Line($"`{command}`").Line();
        Overview(text);
        Scores(text, variant => variant.Summaries);
        text.Line(Conventions);
        if (variants.Any(variant => variant.FullSpectrum.Count > 0))
        {
            text.Line().Line("## Full spectrum").Line();
            Scores(text, variant => variant.FullSpectrum);
            text.Line("The covariate-shifted sets are ID, too, pooled with the test images.");
        }
        Pairs(text);
        return text.ToString();
    }

    void Overview(StringBuilder text)
    {
        var isFullSpectrum = variants.Any(variant => variant.Values(run => run.FullSpectrumAccuracy).Count > 0);
        string[] metrics = [.. variants.SelectMany(variant => variant.Metrics).Distinct(StringComparer.Ordinal)];
        text.Table(
            ["Experiment", "Runs", "ID accuracy", .. isFullSpectrum ? (string[])["Full-spectrum accuracy"] : [], "ECE", .. metrics, "Seconds per run"],
            variants.Select(variant => (string[])
            [
                variant.Name, variant.Runs.Count.ToString(CultureInfo.InvariantCulture), Percent(variant.Values(run => run.IdAccuracy)),
                .. isFullSpectrum ? (string[])[Percent(variant.Values(run => run.FullSpectrumAccuracy))] : [],
                Percent(variant.Values(run => run.ExpectedCalibrationError)),
                .. metrics.Select(name => Number(variant.Values(run => run.Metrics.TryGetValue(name, out var value) ? value : null))),
                variant.Seconds.Average().ToString("F0", CultureInfo.InvariantCulture),
            ]));
    }

    void Scores(StringBuilder text, Func<SweepVariant, IReadOnlyList<SeedSummary>> summaries)
    {
        (string Name, string Group)[] sets = [.. variants.SelectMany(variant => variant.Sets).Distinct()];
        var columns = sets.Where(set => set.Name != set.Group).Concat(sets.Where(set => set.Name == set.Group)).ToArray();
        var groups = columns.Where(set => set.Name == set.Group).Select(set => set.Name).ToArray();
        var rows = variants.SelectMany(variant => summaries(variant).GroupBy(row => row.Score, StringComparer.Ordinal).Select(score => (variant, score))).ToList();
        (string Heading, Func<SeedSummary, (double Mean, double Deviation)?> Of)[] others =
        [
            ("FPR@95", row => (row.Fpr95, row.Fpr95Deviation)), ("OSCR", row => row.Oscr), ("macro-F1", row => row.MacroF1), ("pixel AUROC", row => row.PixelAuroc),
        ];
        var extra = (from other in others
                     from name in groups
                     where rows.Exists(row => row.score.Any(one => one.Dataset == name && other.Of(one) is not null))
                     select (other.Of, Name: name, Heading: $"{name} {other.Heading}")).ToArray();
        text.Table(
            ["Experiment", "Score", .. columns.Select(column => $"{column.Name} AUROC"), .. extra.Select(column => column.Heading)],
            rows.Select(row =>
            {
                var bySet = row.score.ToDictionary(one => one.Dataset, StringComparer.Ordinal);
                return (string[])
                [
                    row.variant.Name, row.score.Key,
                    .. columns.Select(column => bySet.TryGetValue(column.Name, out var one) ? Percent((one.Auroc, one.AurocDeviation)) : ""),
                    .. extra.Select(column => bySet.TryGetValue(column.Name, out var one) ? Percent(column.Of(one)) : ""),
                ];
            }));
    }

    void Pairs(StringBuilder text)
    {
        foreach (var experiment in variants)
        {
            var arms = variants.Where(arm => string.Equals(arm.ArmOf, NameOf(experiment), StringComparison.Ordinal)
                && arm.Overrides.SequenceEqual(experiment.Overrides, StringComparer.Ordinal) && arm.Runs.Count == experiment.Runs.Count).ToList();
            if (arms.Count == 0) continue;
            text.Line().Line($"## {experiment.Name} against its control arms").Line();
            // An arm may lack what the others are scored by.
            var others = arms.Where(arm => !arm.Scores.Intersect(experiment.Scores, StringComparer.Ordinal).Any()).ToList();
            foreach (var arm in others) text.Line($"{arm.Name} has no score in common with {experiment.Name}: the table above has theirs.").Line();
            arms = [.. arms.Except(others)];
            if (arms.Count == 0) continue;
            var comparisons = arms.ConvertAll(arm => (Arm: arm, Comparison: new ExperimentComparison(experiment.Runs, arm.Runs)));
            text.Table(
                ["B", "Score", "OOD set", "A", "B", "A - B", "95% interval", "A is"],
                comparisons.SelectMany(one => one.Comparison.Rows
                    .Where(row => string.Equals(row.Difference.Dataset, row.Difference.Group, StringComparison.Ordinal))
                    .Select(row => Pair(one.Arm, row))));
            text.Line($"A = {experiment.Name}. {PairConventions}");
            foreach (var (arm, comparison) in comparisons) text.Line().Line($"Against {arm.Name}, all sets: {ComparisonTable.Reading(comparison)}");
        }
    }

    static string NameOf(SweepVariant variant) => variant.Overrides.Count == 0 ? variant.Name : variant.Name[..variant.Name.IndexOf(" (", StringComparison.Ordinal)];

    static string[] Pair(SweepVariant arm, ComparisonRow row)
    {
        var difference = row.Difference.Auroc;
        return
        [
            arm.Name, row.A.Score, row.A.Dataset, Percent((row.A.Auroc, row.A.AurocDeviation)), Percent((row.B.Auroc, row.B.AurocDeviation)), Signed(difference.Point),
            $"{Signed(difference.Low)} … {Signed(difference.High)}", ComparisonTable.Word(row.Verdict),
        ];
    }

    static string Percent(IReadOnlyList<double> values) => values.Count == 0 ? "" : Percent(Spread.Of(values));

    static string Percent((double Mean, double Deviation)? value) =>
        value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known.Mean:F2} ± {100 * known.Deviation:F2}") : "";

    static string Number(IReadOnlyList<double> values) =>
        values.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Spread.Of(values).Mean:G4} ± {Spread.Of(values).Deviation:G2}");

    static string Signed(double share) => (100 * share).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
