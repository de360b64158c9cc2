namespace OodDsl.Hosting.Tests;

public sealed class TuningTests
{
    static ExperimentDescriptor Tuned => TinyExperiment.Of(context => new TunedRun(context)) with
    {
        Settings = [.. TinyExperiment.Descriptor.Settings, new("Knn.K", 50, "default"), new("Vim.Dimension", 0, "default")],
        Plan = TinyExperiment.Descriptor.Plan with { Scores = ["Msp", "Knn", "Vim"] },
        OodValidation = () => [new TinyOutliers()],
    };

    [Fact]
    public async Task The_best_settings_of_every_score_are_found_with_one_forward_pass_per_set()
    {
        using var folder = new TemporaryFolder();
        await Tuned.Run(folder);
        var result = Tune(folder, Tuned, [], []);

        var (knn, vim) = (result.Scores[0], result.Scores[1]);
        Assert.Equal(["Knn.K=50", "Knn.K=100", "Knn.K=200", "Knn.K=500", "Knn.K=1000"], knn.Trials.Select(trial => trial.Settings.Single()));
        Assert.Equal(["Knn.K=200"], knn.Best!.Settings);
        Assert.Equal(1 - knn.Trials[0].Auroc!.Value, knn.Best.Auroc!.Value, 1e-12);
        Assert.Null(knn.Warning);
        // 0 and 256 rank alike, 512 is refused, 1000 gives infinite scores.
        Assert.Equal([true, true, false, false], vim.Trials.Select(trial => trial.Auroc is not null));
        Assert.Contains("Vim.Dimension is 512", vim.Trials[2].Problem, StringComparison.Ordinal);
        Assert.Contains("not finite", vim.Trials[3].Problem, StringComparison.Ordinal);
        Assert.Contains("no effect", vim.Warning, StringComparison.Ordinal);
        Assert.Equal(2, result.Scores.Count);
        // Validation and outliers, one batch each, however many trials.
        Assert.Equal(2, result.ForwardBatches);
        Assert.True(File.Exists(folder.At("run", "tuning.json")));
    }

    [Fact]
    public async Task A_score_that_runs_the_network_itself_is_left_out_when_it_has_been_tried()
    {
        using var folder = new TemporaryFolder();
        await Tuned.Run(folder);
        TunedRun.passes = 0;
        var result = Tune(folder, Tuned, [], []);
        Assert.Equal([5, 4], result.Scores.Select(score => score.Trials.Count));
        // Two sets of one batch, in each of its four trials; the refused one with the declared settings.
        Assert.Equal(4 * 2, TunedRun.passes);
        TunedRun.passes = 0;
        Tune(folder, Tuned, ["Knn"], []);
        Assert.Equal(0, TunedRun.passes);
        // Of a trial in which all is refused nothing is measured.
        Assert.Equal([true, false], Tune(folder, Tuned, ["Vim"], ["Vim.Dimension=512"]).Scores.Single().Trials.Select(trial => trial.Problem is null));
        Assert.Equal(2, TunedRun.passes);
    }

    [Fact]
    public async Task A_grid_and_a_score_can_be_named()
    {
        using var folder = new TemporaryFolder();
        await Tuned.Run(folder);

        Assert.Equal(["Knn.K=50", "Knn.K=1", "Knn.K=2"], Tune(folder, Tuned, ["knn"], ["Knn.K=1,2"]).Scores.Single().Trials.Select(trial => trial.Settings.Single()));
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserException>(() => Tune(folder, Tuned, ["Gram"], [])).Code);
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserException>(() => Tune(folder, Tuned, [], ["Train.Epochs=1,2"])).Code);
        // Before any trial: a slip of the pen is no failed trial.
        TunedRun.passes = 0;
        Assert.Contains("Knn.Foo", Assert.Throws<UserException>(() => Tune(folder, Tuned, [], ["Knn.Foo=1"])).Message, StringComparison.Ordinal);
        Assert.Contains("abc", Assert.Throws<UserException>(() => Tune(folder, Tuned, [], ["Knn.K=5,abc"])).Message, StringComparison.Ordinal);
        Assert.Equal(0, TunedRun.passes);
    }

    [Fact]
    public async Task Without_declared_validation_images_nothing_is_chosen()
    {
        using var folder = new TemporaryFolder();
        await Tuned.Run(folder);
        var refusal = Assert.Throws<UserException>(() => Tune(folder, Tuned with { OodValidation = null }, [], []));
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains("OodValidation", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_over_nothing_usable_says_so()
    {
        Assert.Equal("no combination can be used", new ScoreSearch("Knn", [new(["Knn.K=0"], null, "refused")]).Warning);
        Assert.Equal("1 of 3 combinations can't be used", new ScoreSearch("Knn", [new([], 0.5, null), new([], 0.6, null), new([], null, "refused")]).Warning);
    }

    static TuningResult Tune(TemporaryFolder folder, ExperimentDescriptor experiment, string[] scores, string[] grids)
    {
        using var scope = NewDisposeScope();
        return new TuningExecution(new(folder.At("run")), [experiment], folder.Data(), new RecordingObserver(), CancellationToken.None).Execute("cpu", 1, scores, grids);
    }

    sealed class TunedRun(RunContext context) : TinyRun(context)
    {
        // As a score that runs the network itself.
        internal static int passes;

        readonly int neighbours = context.Settings.Get<int>("Knn.K");
        readonly int dimension = context.Settings.Get<int>("Vim.Dimension");

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            if (dimension == 512) throw new UserException(ExitCode.Configuration, "Vim.Dimension is 512, but that is refused.", "Take another.");
            var logits = Classify(batch.Forward(images => Features(images)!))!;
            var largest = logits.amax([1L]);
            scores.Predict(logits);
            scores.Add("Msp", logits.softmax(1).amax([1L]));
            scores.Add("Knn", neighbours == 200 ? largest : -largest);
            scores.Add("Vim", () =>
            {
                passes++;
                return dimension == 1000 ? full_like(largest, double.PositiveInfinity) : largest;
            });
        }
    }
}
