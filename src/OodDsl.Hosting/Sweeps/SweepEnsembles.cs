using System.Globalization;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>The part of a sweep's report about ensembles: the seeds of each variant and split as one detector.</summary>
static class SweepEnsembles
{
    const string Conventions =
        "Ensemble: the mean over the seeds of an image's scores, each run's standardised by its ID validation images. AUROC in %, mean ± sample deviation over the "
        + "splits; single: the same of the runs by themselves, averaged over the seeds.";

    /// <summary>A heading, the table, its conventions.</summary>
    /// <param name="variants">The variants, in the order of the sweep.</param>
    public static string Markdown(IReadOnlyList<SweepVariant> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        var text = new StringBuilder().Line().Line("## Ensembles of the seeds").Line();
        text.Table(["Experiment", "Score", "OOD set", "Seeds", "single AUROC", "ensemble AUROC"], variants.SelectMany(Rows));
        return text.Line(Conventions).ToString();
    }

    static IEnumerable<string[]> Rows(SweepVariant variant)
    {
        var splits = variant.Runs.GroupBy(run => run.ReadManifest().Split, StringComparer.Ordinal).Select(split => (Runs: split.ToArray(), Rows: SeedEnsemble.Of([.. split]))).ToArray();
        foreach (var (score, set, _, _) in splits[0].Rows)
        {
            var single = splits.Select(split => split.Runs.Average(run =>
                run.ReadResults().Results.Single(row => row.Score == score && row.Dataset == set && row.Dataset != row.Group).Auroc));
            var together = splits.Select(split => split.Rows.Single(row => row.Score == score && row.Set == set).Metrics.Auroc);
            yield return
            [
                variant.Name, score, set, splits[0].Runs.Length.ToString(CultureInfo.InvariantCulture), Percent([.. single]), Percent([.. together]),
            ];
        }
    }

    static string Percent(double[] values) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * Spread.Of(values).Mean:F2} ± {100 * Spread.Of(values).Deviation:F2}");
}
