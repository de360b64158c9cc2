namespace OodDsl.Hosting.Tests;

/// <summary>Sweeps on a cluster: the script, and who makes what.</summary>
public sealed class SlurmSweepTests : CommandLineFixture
{
    string RunsFolder => Path.Combine(Folder, "runs");

    [Fact]
    public async Task The_script_asks_for_what_was_asked_and_makes_a_task_of_every_run()
    {
        Assert.Equal(ExitCode.Done, await SweepAsync(
            "--set", "Epochs=1,2", "--jobs", "3", "--dry-run", "--slurm-partition", "gpu", "--slurm-time", "2:00:00", "--slurm-cpus", "4", "--slurm-memory", "8G",
            "--slurm-gpus", "a100:1", "--slurm-gres", "gpu:1", "--slurm-option=--account=vision", "--slurm-option=--constraint=fast"));
        Assert.Empty(Slurm.Scripts);
        Assert.Empty(Starter.Requests);
        Assert.False(Directory.Exists(RunsFolder));
        var lines = Console.OutText.TrimEnd('\n').Split('\n');
        Assert.Equal("#!/usr/bin/env bash", lines[0]);
        Assert.Equal(
        [
            "--job-name=ood-baseline", "--array=0-3%3", "--requeue", "--open-mode=append", $"--output={RunsFolder}/.slurm/%A_%a.log", $"--chdir={Environment.CurrentDirectory}",
            "--signal=B:TERM@60", "--partition=gpu", "--time=2:00:00", "--cpus-per-task=4", "--mem=8G", "--gpus=a100:1", "--gres=gpu:1", "--account=vision", "--constraint=fast",
        ], lines.Where(line => line.StartsWith("#SBATCH ", StringComparison.Ordinal)).Select(line => line["#SBATCH ".Length..]));
        // Behind it come the folders with data that this machine has.
        Assert.Contains(lines, line => line.StartsWith($"  1) set -- sweep baseline --seeds 1 --threads 4 --set Epochs=1 --runs {RunsFolder}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"  2) set -- sweep baseline --seeds 0 --threads 4 --set Epochs=2 --runs {RunsFolder}", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(line => line.EndsWith(" --in-process ;;", StringComparison.Ordinal)));
        Assert.StartsWith("exec ", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith(" \"$@\"", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_queue_is_not_submitted_again_and_the_status_shows_it()
    {
        Assert.Equal(ExitCode.Done, await SweepAsync("--set", "Epochs=1"));
        Assert.Contains("Submitted as job 17, with 2 tasks.", Console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(Slurm.Scripts[0], await File.ReadAllTextAsync(Path.Combine(RunsFolder, ".slurm", "17.sh")));

        Slurm.Tasks = [new("17", 0, "RUNNING", "on node1", IsQueued: true), new("17", 1, "FAILED", "on node2", IsQueued: false), new("99", 0, "RUNNING", "", IsQueued: true)];
        Assert.Equal(ExitCode.Done, await SweepAsync("--set", "Epochs=1"));
        Assert.Contains("1 of 2 runs are done, running or in the queue.", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("Submitted as job 18, with 1 task.", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("  0) set -- sweep baseline --seeds 1 ", Slurm.Scripts[1], StringComparison.Ordinal);

        Slurm.Tasks = [.. Slurm.Tasks, new("18", 0, "PENDING", "(Resources)", IsQueued: true)];
        await InvokeAsync("sweep", "baseline", "--seeds", "0..1", "--set", "Epochs=1", "--runs", RunsFolder, "--status");
        Assert.Contains("17_0 running on node1", Console.OutText, StringComparison.Ordinal);
        Assert.Contains("18_0 pending (Resources)", Console.OutText, StringComparison.Ordinal);
        Assert.DoesNotContain("17_1", Console.OutText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slurm-option=--account=a b")]
    [InlineData("--slurm-option=account")]
    [InlineData("--slurm-time=1:00\n#SBATCH --mem=1")]
    public async Task What_is_no_option_is_refused(string option)
    {
        Assert.Equal(ExitCode.Usage, await SweepAsync(option));
        Assert.Contains("is no option of sbatch", Console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Slurm.Scripts);
    }

    [Theory]
    [InlineData("--slurm-gpus=1")]
    [InlineData("--dry-run")]
    public async Task What_is_for_a_cluster_needs_one(string option)
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("sweep", "baseline", "--runs", RunsFolder, option));
        Assert.Contains("is for --slurm only", Console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Starter.Requests);
    }

    [Fact]
    public async Task A_task_makes_its_run_in_its_own_process()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("sweep", "baseline", "--seeds", "1", "--runs", RunsFolder, "--in-process"));
        Assert.Empty(Starter.Requests);
        var request = Assert.Single(Runner.Requests);
        Assert.Equal((1, Path.Combine(RunsFolder, "baseline", "seed-1")), (request.Seed, request.Output));
    }

    Task<ExitCode> SweepAsync(params string[] more) => InvokeAsync(["sweep", "baseline", "--seeds", "0..1", "--runs", RunsFolder, "--slurm", .. more]);
}
