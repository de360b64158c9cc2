using System.Text.Json;

namespace Experiments.Tests;

/// <summary>A sweep in real processes: made, interrupted by nothing, and found done the second time.</summary>
public sealed class SweepTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-sweep-").FullName;

    string Runs => Path.Combine(folder, "runs");

    string Results => Path.Combine(folder, "results");

    [Fact]
    public async Task A_sweep_makes_what_is_missing_and_writes_its_table()
    {
        using var first = await SweepAsync("--seeds", "0");
        Assert.True(first.ExitCode == 0, first.Error);
        var weights = File.GetLastWriteTimeUtc(Path.Combine(Runs, "margin-energy", "seed-0", "checkpoints", "last.safetensors"));

        using var second = await SweepAsync("--seeds", "0..1", "--ensembles");
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Contains("margin-energy (Epochs=1), seed 0: done already", second.Error, StringComparison.Ordinal);
        Assert.Contains("margin-energy (Epochs=1), seed 1: done in", second.Error, StringComparison.Ordinal);
        Assert.Equal(weights, File.GetLastWriteTimeUtc(Path.Combine(Runs, "margin-energy", "seed-0", "checkpoints", "last.safetensors")));

        var table = await File.ReadAllTextAsync(Path.Combine(Results, "margin-energy.md"));
        Assert.Contains("| margin-energy (Epochs=1) | 2 | ", table, StringComparison.Ordinal);
        Assert.Contains("## margin-energy (Epochs=1) against its control arms", table, StringComparison.Ordinal);
        Assert.Contains("## Ensembles of the seeds", table, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Results, "margin-energy.without-margin", "Epochs=1", "seed-1", "run.json")));
        Assert.Equal(1, manifest.RootElement.GetProperty("seed").GetInt32());
    }

    [Fact]
    public async Task A_run_that_fails_is_told_and_shown_by_the_status()
    {
        using var sweep = await SweepAsync("--seeds", "0", "--set", "Sgd.LearningRate=0.05,1e30");
        Assert.Equal(1, sweep.ExitCode);
        Assert.Contains("did not end with results", sweep.Error, StringComparison.Ordinal);
        using var status = await SweepAsync("--seeds", "0", "--set", "Sgd.LearningRate=0.05,1e30", "--status");
        Assert.Contains("2 failed, 2 done", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_gone_on_with()
    {
        var run = Path.Combine(Runs, "baseline", "seed-0");
        string[] sweep = ["sweep", "baseline", "--seeds", "0", "--set", "Epochs=2", "--limit", "1500", "--threads", "1", "--runs", Runs];
        using (var killed = Ood.Start("run", "baseline", "--seed", "0", "--set", "Epochs=2", "--limit", "1500", "--threads", "1", "--runs", Runs))
        {
            await killed.UntilAsync(() => File.Exists(Path.Combine(run, "checkpoints", "last.safetensors")));
            Assert.True(await killed.KillAfterAsync(TimeSpan.Zero));
        }
        using (var status = await Ood.RunAsync([.. sweep, "--status"])) Assert.Contains("1 stopped", status.Output, StringComparison.Ordinal);
        using var made = await Ood.RunAsync(sweep);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("seed 0: goes on", made.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run, "results.json")));
    }

    Task<Ood> SweepAsync(params string[] more) => Ood.RunAsync(
        ["sweep", "margin-energy", "--arms", "--set", "Epochs=1", "--limit", "600", "--threads", "1", "--jobs", "2", "--runs", Runs, "--results", Results, .. more]);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
