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
