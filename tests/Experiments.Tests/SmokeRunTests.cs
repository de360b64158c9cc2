using System.Text.Json;
using OodDsl.Hosting;

namespace Experiments.Tests;

/// <summary>What a run leaves behind, how it repeats, and what its evaluation gives.</summary>
public sealed partial class SmokeRunTests(SmokeRuns runs) : IClassFixture<SmokeRuns>
{
    static readonly string[] Scores = ["Msp", "MaxLogit", "Energy", "Knn", "Mahalanobis", "Vim"];

    static readonly (string Set, string Group)[] Sets =
    [
        ("fashion-mnist-held-out", "near"), ("letters", "near"), ("near", "near"),
        ("digits", "far"), ("textures", "far"), ("uniform-noise", "far"), ("far", "far"),
    ];

    string Run => runs.Folder(1, 0);

    [Fact]
    public void The_smoke_run_takes_less_than_a_minute() => Assert.InRange(runs.First.Took, TimeSpan.Zero, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task It_is_reproduced_bit_for_bit_from_its_folder()
    {
        var made = runs.Folder(1, 2);
        using var dry = await Ood.RunAsync("reproduce", Run, "--threads", "2", "--dry-run", "--output", made);
        Assert.True(dry.ExitCode == 0, dry.Error);
        Assert.Contains("the threads: was 1, is 2 (other bits)", dry.Output, StringComparison.Ordinal);
        Assert.Contains("It would run: ./ood run baseline --seed 5 --limit 2000 --device cpu --threads 2 --set Epochs=1", dry.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(made));

        using var again = await Ood.RunAsync("reproduce", Run, "--output", made, "--json");
        Assert.True(again.ExitCode == 0, again.Output + again.Error);
        using var reproduction = JsonDocument.Parse(again.Output);
        Assert.True(reproduction.RootElement.GetProperty("isExact").GetBoolean());
        Assert.All(reproduction.RootElement.GetProperty("comparison").EnumerateArray(), row => Assert.True(row.GetProperty("agrees").GetBoolean(), row.ToString()));
    }

    [Fact]
    public void Two_threads_keep_within_the_tolerances_of_one()
    {
        var (one, two) = (new RunFolder(Run), new RunFolder(runs.Folder(2, 0)));
        var rows = new ReproductionComparison(one, one.ReadManifest(), two, two.ReadManifest()).Within(new());
        Assert.All(rows, row => Assert.True(row.Agrees, row.ToString()));
        Assert.Equal("Weights", rows[0].What);
    }

    [Fact]
    public void Results_hold_every_score_against_every_set_and_the_groups_means()
    {
        using var file = Json("results.json");
        var rows = file.RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            Scores.SelectMany(score => Sets.Select(set => (score, set.Set, set.Group))).ToHashSet(),
            rows.Select(row => (Text(row, "score"), Text(row, "dataset"), Text(row, "group"))).ToHashSet());
        Assert.Equal(Scores.Length * Sets.Length, rows.Count);
        foreach (var metric in (string[])["auroc", "fpr95", "auprIn", "auprOut"])
            Assert.All(rows, row => Assert.InRange(row.GetProperty(metric).GetDouble(), 0, 1));
        // One short epoch is enough to be far better than chance.
        Assert.InRange(file.RootElement.GetProperty("idAccuracy").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void A_group_s_row_is_the_mean_of_its_sets()
    {
        using var file = Json("results.json");
        foreach (var group in file.RootElement.GetProperty("results").EnumerateArray().GroupBy(row => (Text(row, "score"), Text(row, "group"))))
        {
            var mean = group.Single(row => Text(row, "dataset") == Text(row, "group")).GetProperty("auroc").GetDouble();
            Assert.Equal(group.Where(row => Text(row, "dataset") != Text(row, "group")).Average(row => row.GetProperty("auroc").GetDouble()), mean, 1e-12);
        }
    }

    [Fact]
    public void The_table_names_scores_sets_means_and_the_folder()
    {
        foreach (var text in (string[])["ID accuracy", "AUROC", "FPR@95", "AUPR-in", "AUPR-out", "letters", "mean", $"Run folder: {Run}", .. Scores])
            Assert.Contains(text, runs.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_says_what_the_run_was()
    {
        using var file = Json("run.json");
        var manifest = file.RootElement;
        Assert.Equal("baseline", Text(manifest, "experiment"));
        Assert.Equal(5, manifest.GetProperty("seed").GetInt32());
        Assert.Equal(2000, manifest.GetProperty("limit").GetInt32());
        Assert.Equal("Epochs=1", manifest.GetProperty("overrides")[0].GetString());
        Assert.Matches("^[0-9a-f]{64}$", Text(manifest, "fingerprint"));
        Assert.Equal(1, manifest.GetProperty("environment").GetProperty("threads").GetInt32());
        Assert.True(manifest.GetProperty("data").GetArrayLength() > 0);
        var epochs = manifest.GetProperty("settings").EnumerateArray().Single(setting => Text(setting, "path") == "Train.Epochs");
        Assert.Equal((1, "--set"), (epochs.GetProperty("value").GetInt32(), Text(epochs, "origin")));
    }

    [Fact]
    public void The_folder_holds_plan_log_and_metrics_of_every_epoch()
    {
        Assert.StartsWith("# baseline\n", File.ReadAllText(Path.Combine(Run, "plan.md")), StringComparison.Ordinal);
        Assert.Contains("epoch", File.ReadAllText(Path.Combine(Run, "log.txt")), StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(Run, "metrics.jsonl"));
        Assert.NotEmpty(lines);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Theory, MemberData(nameof(SmokeRuns.Threads), MemberType = typeof(SmokeRuns))]
    public void Two_processes_give_the_same_bits(int threads)
    {
        var (first, second) = (runs.Folder(threads, 0), runs.Folder(threads, 1));
        var files = Directory.EnumerateFiles(first, "*.safetensors", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(first, file)).ToList();
        Assert.Contains(Path.Combine("checkpoints", "last.safetensors"), files);
        foreach (var file in files.Append("results.json"))
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, file))), $"{file} differs.");
    }

    [Fact]
    public async Task An_evaluation_gives_the_run_s_results_again()
    {
        var copy = runs.Folder(2, 1);
        var before = await File.ReadAllTextAsync(Path.Combine(copy, "results.json"));
        using var evaluation = await Ood.RunAsync("evaluate", copy, "--threads", "2", "--json");
        Assert.Equal(0, evaluation.ExitCode);
        Assert.Equal(before, evaluation.Output);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(copy, "results.json")));
    }

    [Fact]
    public async Task A_run_is_never_overwritten()
    {
        var before = await File.ReadAllBytesAsync(Path.Combine(Run, "run.json"));
        using var again = await Ood.RunAsync("run", "baseline", "--limit", "100", "--set", "Epochs=1", "--output", Run);
        Assert.Equal(4, again.ExitCode);
        Assert.Contains("holds a run already", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Run, "run.json")));
    }

    JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Run, file)));

    static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
