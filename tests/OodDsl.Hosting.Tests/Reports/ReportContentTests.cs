namespace OodDsl.Hosting.Tests;

public sealed class ReportContentTests
{
    static readonly ReportMetric Auroc = ReportMetric.All[0];

    [Fact]
    public void Values_are_means_over_seeds_with_their_sample_deviation()
    {
        using var folder = new TemporaryFolder();
        var report = Content(Enumerable.Range(0, 3).Select(seed => MadeRuns.Make(folder, "a", seed, (_, set) => set == "letters" ? 0.7 + (0.1 * seed) : 0.5)));

        var method = Assert.Single(Assert.Single(report.Benchmarks).Methods);
        var value = method.Value("Msp", "letters", Auroc)!;
        Assert.Equal(0.8, value.Mean, 1e-12);
        Assert.Equal(0.1, value.Deviation!.Value, 1e-12);
        Assert.Equal("80.00 ± 10.00", value.Percent);
        Assert.Equal("91.00 ± 1.00", method.Over(run => run.Result!.IdAccuracy)!.Percent);
        Assert.Null(Content([MadeRuns.Make(folder, "b", 0, (_, _) => 0.5)]).Benchmarks[0].Methods[0].Value("Msp", "letters", Auroc)!.Deviation);
        Assert.Empty(report.Notices);
    }

    [Fact]
    public void Of_splits_a_seed_counts_by_its_mean()
    {
        using var folder = new TemporaryFolder();
        // Splits differ by 0.4, seeds by 0.02: the deviation over seeds must not hold what separates splits.
        var runs = from seed in Enumerable.Range(0, 2)
                   from split in (string[])["x", "y"]
                   select MadeRuns.Make(folder, "a", seed, (_, _) => 0.5 + (0.02 * seed) + (split == "y" ? 0.4 : 0), split: split);
        var benchmark = Assert.Single(Content(runs).Benchmarks);

        var value = benchmark.Methods[0].Value("Msp", "near", Auroc)!;
        Assert.Equal(0.71, value.Mean, 1e-12);
        Assert.Equal(0.02 / Math.Sqrt(2), value.Deviation!.Value, 1e-12);
        Assert.Equal(0.51, benchmark.Methods[0].Value("Msp", "near", Auroc, "x")!.Mean, 1e-12);
        var table = ReportTables.BySplit(benchmark)!;
        Assert.Equal(["Method", "Score", "x", "y", "mean"], table.Columns);
        Assert.Equal(["a", "Msp", "51.00 ± 1.41", "91.00 ± 1.41", "71.00 ± 1.41"], table.Rows[0].Select(cell => cell.Text));
    }

    [Fact]
    public void Seeds_with_different_splits_are_told_and_counted_by_run()
    {
        using var folder = new TemporaryFolder();
        var report = Content([Make(0, "x"), Make(0, "y"), Make(1, "x")]);

        Assert.Equal(3, report.Benchmarks[0].Methods[0].Value("Msp", "near", Auroc)!.Replicates.Count);
        Assert.Contains(report.Notices, notice => notice.Contains("different splits", StringComparison.Ordinal));

        RunFolder Make(int seed, string split) => MadeRuns.Make(folder, "a", seed, (_, _) => 0.5, split: split);
    }

    [Fact]
    public void Rows_are_ranked_on_each_set_and_equals_share_their_ranks()
    {
        using var folder = new TemporaryFolder();
        // letters: a/Knn first, then a/Msp and b/Knn together, b/Msp last. Elsewhere all are equal.
        var benchmark = Content(
        [
            MadeRuns.Make(folder, "a", 0, (score, set) => set == "letters" ? score == "Knn" ? 0.9 : 0.8 : 0.5),
            MadeRuns.Make(folder, "b", 0, (score, set) => set == "letters" ? score == "Knn" ? 0.8 : 0.7 : 0.5),
        ]).Benchmarks[0];

        Assert.Equal(["Msp", "Knn", "Msp", "Knn"], benchmark.Rows.Select(row => row.Score));
        double?[] expected = [(2.5 + 2.5 + 2.5) / 3, (1 + 2.5 + 2.5) / 3, (4 + 2.5 + 2.5) / 3, (2.5 + 2.5 + 2.5) / 3];
        Assert.Equal(expected, benchmark.Ranks(Auroc), (x, y) => Math.Abs(x!.Value - y!.Value) < 1e-12);
        // FPR@95 is 1 - AUROC here, and lower is better: the same ranks.
        Assert.Equal(expected, benchmark.Ranks(ReportMetric.All[1]), (x, y) => Math.Abs(x!.Value - y!.Value) < 1e-12);
    }

    [Fact]
    public void Benchmarks_are_kept_apart_and_repetitions_counted_once()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var report = Content(
        [
            MadeRuns.Make(folder, "a", 0, (_, _) => 0.6), MadeRuns.Make(other, "a", 0, (_, _) => 0.7), MadeRuns.Make(folder, "a", 0, (_, _) => 0.8, benchmark: "Another"),
        ]);

        Assert.Equal(["Made", "Another"], report.Benchmarks.Select(benchmark => benchmark.Name));
        Assert.Single(report.Benchmarks[0].Methods[0].Runs);
        Assert.Contains(report.Notices, notice => notice.Contains("2 benchmarks", StringComparison.Ordinal));
        Assert.Contains(report.Notices, notice => notice.Contains("was run 2 times", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_of_other_code_or_settings_are_other_methods()
    {
        using var folder = new TemporaryFolder();
        var report = Content(
        [
            MadeRuns.Make(folder, "a", 0, (_, _) => 0.6), MadeRuns.Make(folder, "a", 1, (_, _) => 0.6, fingerprint: 'b'), MadeRuns.Make(folder, "a", 0, (_, _) => 0.6, overrides: "Epochs=1"),
        ]);

        Assert.Equal(["a [aaaaaaaa]", "a [bbbbbbbb]", "a (Epochs=1)"], report.Benchmarks[0].Methods.Select(method => method.Name));
        Assert.Contains(report.Notices, notice => notice.Contains("different code", StringComparison.Ordinal));
        Assert.Contains(report.Notices, notice => notice.Contains("same seeds", StringComparison.Ordinal));
    }

    [Fact]
    public void Control_arms_stand_behind_their_experiment()
    {
        using var folder = new TemporaryFolder();
        var report = Content(
        [
            MadeRuns.Make(folder, "a/without", 0, (_, _) => 0.6, armOf: "a"), MadeRuns.Make(folder, "b", 0, (_, _) => 0.6), MadeRuns.Make(folder, "a", 0, (_, _) => 0.6),
        ]);

        Assert.Equal(["a", "a/without", "b"], report.Benchmarks[0].Methods.Select(method => method.Name));
    }

    [Fact]
    public void Runs_that_are_not_finished_are_in_no_table()
    {
        using var folder = new TemporaryFolder();
        var report = Content([MadeRuns.Make(folder, "a", 0, (_, _) => 0.6), MadeRuns.Make(folder, "a", 1, (_, _) => 0, state: RunState.Failed, error: "No room.")]);

        Assert.Equal([0], report.Benchmarks[0].Methods[0].Seeds);
        Assert.Equal("failed: No room.", Assert.Single(report.Unfinished).State);
        Assert.Empty(Content([MadeRuns.Make(folder, "b", 1, (_, _) => 0, state: RunState.Running)]).Benchmarks);
    }

    [Fact]
    public void A_folder_of_runs_stands_for_them_and_one_without_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var empty = new TemporaryFolder();
        var (a, b) = (MadeRuns.Make(folder, "a", 0, (_, _) => 0.6), MadeRuns.Make(folder, "a", 1, (_, _) => 0.6));

        Assert.Equal([b.Path, a.Path], RunSelection.Of([b.Path, folder.Path]).Select(run => run.Folder.Path));
        var none = Assert.Throws<UserException>(() => RunSelection.Of([empty.Path]));
        Assert.Equal(ExitCode.Usage, none.Code);
        Assert.Contains("no run.json", none.Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => RunSelection.Of([empty.At("nowhere")]));
        File.WriteAllText(a.Manifest, "{");
        Assert.Contains("can't be read", Assert.Throws<UserException>(() => RunSelection.Of([a.Path])).Message, StringComparison.Ordinal);
    }

    static ReportContent Content(IEnumerable<RunFolder> runs) => new([.. runs.Select(ReportRun.Read)]);
}
