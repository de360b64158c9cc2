namespace OodDsl.Hosting.Tests;

public sealed class SweepReportTests
{
    [Fact]
    public async Task An_arm_that_is_scored_by_something_else_is_in_the_table_and_in_no_pair()
    {
        using var folder = new TemporaryFolder();
        var own = await Variant(folder, "own", null, context => new TinyRun(context));
        var arm = await Variant(folder, "arm", "own", context => new TinyRun(context));
        var other = await Variant(folder, "other", "own", context => new Otherwise(context));

        var table = new SweepReport([own, arm, other]).Markdown("own", "./ood sweep own");

        Assert.Contains("| other | Brightness |", table, StringComparison.Ordinal);
        Assert.Contains("other has no score in common with own", table, StringComparison.Ordinal);
        Assert.Contains("Against arm, all sets: Every row is the same in all its digits", table, StringComparison.Ordinal);
        Assert.DoesNotContain("Against other", table, StringComparison.Ordinal);

        table = new SweepReport([own, other]).Markdown("own", "./ood sweep own");
        Assert.Contains("other has no score in common with own", table, StringComparison.Ordinal);
        Assert.DoesNotContain("| B | Score |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_spectrum_has_a_table_of_its_own()
    {
        using var folder = new TemporaryFolder();
        SweepVariant Made(string name, bool isFullSpectrum) => new(name, null, [], [.. Enumerable.Range(0, 2).Select(seed => MadeRuns.Make(
            folder, name, seed, (score, set) => (set == "letters" ? 0.7 : 0.8) + (score == "Knn" ? 0.05 : 0) + (0.02 * seed), isFullSpectrum: isFullSpectrum))]);
        var (full, standard) = (Made("full", isFullSpectrum: true), Made("standard", isFullSpectrum: false));

        var table = new SweepReport([full, standard]).Markdown("full", "./ood sweep full");

        Assert.Contains("| Experiment | Runs | ID accuracy | Full-spectrum accuracy | ECE | Seconds per run |", table, StringComparison.Ordinal);
        Assert.Contains("| full | 2 | 90.50 ± 0.71 | 60.50 ± 0.71 |  | 60 |", table, StringComparison.Ordinal);
        Assert.Contains("| standard | 2 | 90.50 ± 0.71 |  |  | 60 |", table, StringComparison.Ordinal);
        var parts = table.Split("## Full spectrum");
        Assert.Equal(2, parts.Length);
        // Letters; digits and noise; the means of near and far.
        Assert.Contains("| full | Msp | 71.00 ± 1.41 | 81.00 ± 1.41 | 81.00 ± 1.41 | 71.00 ± 1.41 | 81.00 ± 1.41 |", parts[0], StringComparison.Ordinal);
        Assert.Contains("| full | Msp | 46.00 ± 1.41 | 56.00 ± 1.41 | 56.00 ± 1.41 | 46.00 ± 1.41 | 56.00 ± 1.41 |", parts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("| standard |", parts[1], StringComparison.Ordinal);

        Assert.DoesNotContain("ull spectrum", new SweepReport([standard]).Markdown("standard", "./ood sweep standard"), StringComparison.Ordinal);
    }

    static async Task<SweepVariant> Variant(TemporaryFolder folder, string name, string? armOf, Func<RunContext, ExperimentRun> create)
    {
        var experiment = TinyExperiment.Of(create) with { Name = name };
        List<RunFolder> runs = [];
        foreach (var seed in (int[])[0, 1])
        {
            var request = experiment.Request(folder, $"{name}-{seed}", "Epochs=1") with { Seed = seed };
            await new Hosting.Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None);
            runs.Add(new(request.Output));
        }
        return new(name, armOf, [], runs);
    }

    sealed class Otherwise(RunContext context) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores) => scores.Add("Brightness", batch.Images.mean([1L, 2L, 3L]));
    }
}
