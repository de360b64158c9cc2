using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class CompareCommandTests : CommandLineFixture
{
    [Fact]
    public async Task Two_seeds_of_two_experiments_are_compared_row_by_row()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (await Runs(folder, "a", "Epochs=4"), await Runs(folder, "b", "Epochs=1"));

        Assert.Equal(ExitCode.Done, await InvokeAsync(["compare", .. a, "--with", .. b, "--markdown"]));

        var rows = Console.OutText.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();
        var results = new RunFolder(a[0]).ReadResults().Results;
        // Header, rule, and a row for every score and set with the means of the groups.
        var scores = rows.Where(row => row.Contains("| near |", StringComparison.Ordinal) || row.Contains("95%", StringComparison.Ordinal) || row.Contains('…', StringComparison.Ordinal)).ToArray();
        Assert.Equal(results.Count + 1, scores.Length);
        Assert.Contains("A = tiny (Epochs=4), B = tiny (Epochs=1), seeds 1, 2", Console.OutText, StringComparison.Ordinal);
        Assert.All(scores.Skip(1), row => Assert.Matches(@"\| (better|worse|unclear) \|", row));
        // What separates them before their results.
        Assert.Contains("| Settings | `Train.Epochs` | `4` | `1` |", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_means_of_the_results_and_their_sample_deviation()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (await Runs(folder, "a", "Epochs=2"), await Runs(folder, "b", "Epochs=1"));

        // Without --with the runs are grouped by what they are; in any order.
        Assert.Equal(ExitCode.Done, await InvokeAsync(["compare", a[1], a[0], .. b, "--json"]));

        var comparison = JsonDocument.Parse(Console.OutText).RootElement[0];
        Assert.Equal(("tiny (Epochs=2)", "tiny (Epochs=1)"), (comparison.GetProperty("a").GetString(), comparison.GetProperty("b").GetString()));
        var row = comparison.GetProperty("rows")[0].GetProperty("a");
        var values = a.Select(folder => new RunFolder(folder).ReadResults().Results[0].Auroc).ToArray();
        Assert.Equal(values.Average(), row.GetProperty("auroc").GetDouble(), 1e-12);
        Assert.Equal(Math.Abs(values[0] - values[1]) / Math.Sqrt(2), row.GetProperty("aurocDeviation").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_run_compared_with_itself_is_not_called_a_win()
    {
        using var folder = new TemporaryFolder();
        var a = await Runs(folder, "a", "Epochs=1");

        Assert.Equal(ExitCode.Done, await InvokeAsync(["compare", .. a, "--with", .. a, "--markdown"]));
        Assert.DoesNotContain("better", Rows(), StringComparison.Ordinal);
        Assert.DoesNotContain("worse", Rows(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_that_are_the_same_in_both_do_not_hide_one_that_is_not()
    {
        using var folder = new TemporaryFolder();
        var a = await Runs(folder, "a", TinyExperiment.Of(context => new Sided(context, 1)), [1, 2, 3]);
        var b = await Runs(folder, "b", TinyExperiment.Of(context => new Sided(context, -1)), [1, 2, 3]);

        Assert.Equal(ExitCode.Done, await InvokeAsync(["compare", .. a, "--with", .. b, "--json"]));

        var comparison = JsonDocument.Parse(Console.OutText).RootElement[0];
        var rows = comparison.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(rows.Length / 3, comparison.GetProperty("differing").GetInt32());
        Assert.Equal(ChanceFindings.AtMost(rows.Length / 3, 0.95), comparison.GetProperty("byChance").GetInt32());
        Assert.Contains(rows, row => row.GetProperty("verdict").GetString() == "worse");
        Assert.All(rows.Where(row => row.GetProperty("a").GetProperty("score").GetString() != "Brightness"), row => Assert.Equal("unclear", row.GetProperty("verdict").GetString()));

        Assert.Equal(ExitCode.Done, await InvokeAsync(["compare", .. a, "--with", .. b, "--markdown"]));
        Assert.Contains($"of {rows.Length / 3} rows (the other {rows.Length - rows.Length / 3} are the same in all their digits)", Console.OutText, StringComparison.Ordinal);
    }

    /// <summary>Its third score is one thing or the opposite; the network and the other two are the same.</summary>
    sealed class Sided(RunContext context, double sign) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            scores.Add("Brightness", sign * batch.Images.mean([1L, 2L, 3L]));
        }
    }

    [Fact]
    public async Task Runs_of_other_seeds_are_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        var a = await Runs(folder, "a", "Epochs=1");

        Assert.Equal(ExitCode.Usage, await InvokeAsync("compare", a[0], "--with", a[1]));
        Assert.Contains("seed", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_seed_is_called_nothing_however_large_the_difference()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (await Runs(folder, "a", "Epochs=6"), await Runs(folder, "b", "Epochs=1", "LearningRate=1e-6"));

        Assert.Equal(ExitCode.Done, await InvokeAsync("compare", a[0], b[0], "--json"));

        var rows = JsonDocument.Parse(Console.OutText).RootElement[0].GetProperty("rows").EnumerateArray().ToArray();
        Assert.Contains(rows, row => row.GetProperty("difference").GetProperty("auroc").GetProperty("excludesZero").GetBoolean());
        Assert.All(rows, row => Assert.Equal("unclear", row.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Replicates_alone_are_a_usage_error_and_a_run_without_a_partner_is_left_out()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (await Runs(folder, "a", "Epochs=1"), await Runs(folder, "b", "Epochs=2"));

        Assert.Equal(ExitCode.Usage, await InvokeAsync(["compare", .. a]));
        Assert.Contains("they are replicates", Console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await InvokeAsync("compare", a[0], a[1], b[1]));
        Assert.Contains("has no partner of its seed: left out.", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("seeds 2.", Console.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await InvokeAsync("compare", folder.At("nothing"), a[0]));
        Assert.Contains("There is no run folder", Console.ErrorText, StringComparison.Ordinal);
    }

    string Rows() => string.Join('\n', Console.OutText.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)));

    static Task<string[]> Runs(TemporaryFolder folder, string name, params string[] overrides) => Runs(folder, name, TinyExperiment.Descriptor, [1, 2], overrides);

    static async Task<string[]> Runs(TemporaryFolder folder, string name, ExperimentDescriptor experiment, int[] seeds, params string[] overrides)
    {
        var runs = new List<string>();
        foreach (var seed in seeds)
        {
            var request = experiment.Request(folder, $"{name}{seed}", overrides) with { Seed = seed };
            await new Hosting.Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None);
            runs.Add(request.Output);
        }
        return [.. runs];
    }
}
