using System.Text.Json;

namespace Experiments.Tests;

/// <summary>A sweep on a real cluster of one machine. It has no GPU: that one is asked for is a matter of the script, which the host's tests look at.</summary>
public sealed class SlurmTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-slurm-runs-").FullName;

    string Runs => Path.Combine(folder, "runs");

    // Both begin in a folder of their own name: the one with the wild rate is the first task.
    string Requeued => Path.Combine(Runs, "baseline", "seed-0-2");

    [Fact]
    public async Task A_requeued_run_comes_to_the_same_bits_and_a_failed_one_stops_no_other()
    {
        Assert.SkipWhen(SlurmCluster.Missing is not null, SlurmCluster.Missing ?? "");
        string[] smoke = ["--limit", "3000", "--threads", "1", "--set", "Epochs=4"];
        var whole = Path.Combine(folder, "whole");
        using var reference = await Ood.RunAsync(["run", "baseline", .. smoke, "--set", "Sgd.LearningRate=0.1", "--output", whole]);
        Assert.True(reference.ExitCode == 0, reference.Error);
        string[] sweep = ["sweep", "baseline", "--seeds", "0", .. smoke, "--set", "Sgd.LearningRate=1e30,0.1", "--runs", Runs];

        using var cluster = new SlurmCluster();
        using var submission = await Ood.RunAsync([.. sweep, "--slurm", "--jobs", "1", "--slurm-cpus", "1", "--slurm-time", "10:00"]);
        Assert.True(submission.ExitCode == 0, submission.Error);
        Assert.Contains("with 2 tasks.", submission.Error, StringComparison.Ordinal);
        var job = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(Runs, ".slurm"), "*.sh").Single());

        // The first has failed, or the second would not run.
        SlurmCluster.Until(() => File.Exists(Path.Combine(Requeued, "metrics.jsonl")) && new FileInfo(Path.Combine(Requeued, "metrics.jsonl")).Length > 0);
        SlurmCluster.Requeue($"{job}_1");
        using var again = await Ood.RunAsync([.. sweep, "--slurm", "--dry-run"]);
        Assert.Contains("1 of 2 runs are done, running or in the queue.", again.Error, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --array=0-0\n", again.Output, StringComparison.Ordinal);
        using var status = await Ood.RunAsync([.. sweep, "--status"]);
        Assert.Contains("1 failed", status.Output, StringComparison.Ordinal);
        Assert.Contains($"{job}_1 ", status.Output.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);

        SlurmCluster.Until(() => File.Exists(Path.Combine(Requeued, "run.json")) && Property(Requeued, "state").GetString() == "Done");
        Assert.Equal(1, Property(Requeued, "resumed").GetArrayLength());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(whole, "results.json")), await File.ReadAllTextAsync(Path.Combine(Requeued, "results.json")));
        foreach (var file in Directory.EnumerateFiles(whole, "*.safetensors", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(whole, file)))
            Assert.True(
                File.ReadAllBytes(Path.Combine(whole, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Requeued, file))), $"{file} differs.");
        var log = await File.ReadAllTextAsync(Path.Combine(Runs, ".slurm", $"{job}_1.log"));
        Assert.Contains("Finishing the step", log, StringComparison.Ordinal);
        Assert.Contains("seed 0: goes on", log, StringComparison.Ordinal);
        Assert.Contains("error: ", await File.ReadAllTextAsync(Path.Combine(Runs, ".slurm", $"{job}_0.log")), StringComparison.Ordinal);
    }

    static JsonElement Property(string run, string name)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json")));
        return manifest.RootElement.GetProperty(name).Clone();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
