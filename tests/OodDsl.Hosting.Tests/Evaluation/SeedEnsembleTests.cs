namespace OodDsl.Hosting.Tests;

public sealed class SeedEnsembleTests
{
    /// <summary>Against pairs counted by hand: standardised by validation, averaged over two seeds.</summary>
    [Fact]
    public async Task The_mean_of_standardised_scores_tells_the_sets()
    {
        using var folder = new TemporaryFolder();
        RunFolder[] runs = [await Run(folder, 1), await Run(folder, 2)];

        var ensemble = SeedEnsemble.Of(runs);

        Assert.Equal(
            runs[0].ReadResults().Results.Where(row => row.Dataset != row.Group).Select(row => (row.Score, row.Dataset)), ensemble.Select(row => (row.Score, row.Set)));
        foreach (var (score, set, _, metrics) in ensemble)
        {
            var (id, ood) = (Mean(runs, "tiny-shapes", score), Mean(runs, set, score));
            var wins = id.Sum(inside => ood.Sum(outside => inside > outside ? 1 : inside == outside ? 0.5 : 0));
            Assert.Equal(wins / id.Length / ood.Length, metrics.Auroc, 1e-9);
        }
    }

    [Fact]
    public async Task An_ensemble_of_one_run_is_the_run_and_the_table_shows_both()
    {
        using var folder = new TemporaryFolder();
        var run = await Run(folder, 1);
        foreach (var (score, set, _, metrics) in SeedEnsemble.Of([run]))
            Assert.Equal(run.ReadResults().Results.Single(row => row.Score == score && row.Dataset == set && row.Dataset != row.Group).Auroc, metrics.Auroc, 1e-12);
        var table = SweepEnsembles.Markdown([new("tiny", null, [], [run])]);
        var auroc = 100 * run.ReadResults().Results.Single(row => row is { Score: "Msp", Dataset: "tiny-stripes" }).Auroc;
        Assert.Contains(FormattableString.Invariant($"| tiny | Msp | tiny-stripes | 1 | {auroc:F2} ± 0.00 | {auroc:F2} ± 0.00 |"), table, StringComparison.Ordinal);
    }

    static double[] Mean(RunFolder[] runs, string set, string score)
    {
        var standardised = Array.ConvertAll(runs, run =>
        {
            var validation = TensorFile.ReadNumbers(run.Scores("tiny-shapes-validation"))[score];
            var mean = validation.Sum() / validation.Length;
            var deviation = Math.Sqrt(validation.Sum(value => (value - mean) * (value - mean)) / validation.Length);
            return Array.ConvertAll(TensorFile.ReadNumbers(run.Scores(set))[score], value => (value - mean) / deviation);
        });
        return [.. standardised[0].Select((value, i) => (value + standardised[1][i]) / 2)];
    }

    static async Task<RunFolder> Run(TemporaryFolder folder, int seed)
    {
        var output = $"run-{seed}";
        await new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, output) with { Seed = seed }, new RecordingObserver(), CancellationToken.None);
        return new(folder.At(output));
    }
}
