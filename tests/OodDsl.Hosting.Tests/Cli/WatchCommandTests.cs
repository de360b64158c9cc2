namespace OodDsl.Hosting.Tests;

public sealed class WatchCommandTests : CommandLineFixture
{
    [Fact]
    public async Task A_finished_run_tells_its_epochs_and_its_end()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);

        Assert.Equal(ExitCode.Done, await InvokeAsync("watch", folder.At("run")));
        var lines = Console.OutText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.StartsWith("The run is finished. Best validation accuracy ", lines[^2], StringComparison.Ordinal);
        Assert.Contains("./ood report", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_failed_or_was_killed_ends_the_watch_with_an_error()
    {
        using var folder = new TemporaryFolder();
        var failed = MadeRuns.Make(folder, "baseline", 0, (_, _) => 0, state: RunState.Failed, error: "No room.");
        var killed = MadeRuns.Make(folder, "baseline", 1, (_, _) => 0, state: RunState.Running);
        File.SetLastWriteTimeUtc(killed.Manifest, DateTime.UtcNow.AddMinutes(-1));

        Assert.Equal(ExitCode.Failed, await InvokeAsync("watch", failed.Path));
        Assert.Contains("The run failed: No room.", Console.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, await InvokeAsync("watch", killed.Path));
        Assert.Contains("The run was killed", Console.OutText, StringComparison.Ordinal);
        Assert.Contains($"./ood resume {killed.Path} goes on.", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_says_how_far_a_run_is()
    {
        using var folder = new TemporaryFolder();
        var run = MadeRuns.Make(folder, "baseline", 0, (_, _) => 0, state: RunState.Running);
        await File.WriteAllTextAsync(run.Log, "2026-03-01 12:00:00 train: 400\n");
        await File.WriteAllTextAsync(run.Metrics, """{"epoch":0,"step":99,"learningRate":0.1,"losses":{"loss":0.5},"logs":{}}""" + "\n");

        Assert.Equal(ExitCode.Done, await InvokeAsync("watch", run.Path, "--once"));
        Assert.StartsWith("train: step 100 of 400 (25 %), ", Console.OutText, StringComparison.Ordinal);
        Assert.EndsWith("epoch 0, loss 0.5\n", Console.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Environment, await InvokeAsync("watch", Folder));
        Assert.Equal(ExitCode.Done, await InvokeAsync("watch", "--help"));
        Assert.Contains("Examples:", Console.OutText, StringComparison.Ordinal);
    }
}
