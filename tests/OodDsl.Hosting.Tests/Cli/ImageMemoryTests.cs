namespace OodDsl.Hosting.Tests;

/// <summary>Every command that reads a run's images is told how much memory they may take.</summary>
public sealed class ImageMemoryTests : CommandLineFixture
{
    [Theory]
    [InlineData("evaluate")]
    [InlineData("resume")]
    public async Task A_run_is_taken_up_again_with_it(string command)
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync(command, Folder, "--image-memory", "6G", "--data", Folder));
        var data = Assert.Single(Runner.Data);
        Assert.Equal((6L << 30, Folder), (data.ImageMemory, data.Folders.Search[0]));
        await InvokeAsync(command, Folder);
        Assert.Null(Runner.Data[1].ImageMemory);
    }

    [Fact]
    public async Task Runs_begin_with_it()
    {
        await InvokeAsync("run", "baseline", "--output", Path.Combine(Folder, "out"), "--image-memory", "512M");
        Assert.Equal(512L << 20, Runner.Requests.Single().Data.ImageMemory);
        await InvokeAsync("sweep", "baseline", "--seeds", "1", "--runs", Path.Combine(Folder, "runs"), "--image-memory", "0");
        var request = Starter.Requests.Single();
        Assert.Equal(0, request.Data.ImageMemory);
        // The process that makes the run is told.
        Assert.Equal(["--image-memory", "0"], RunProcess.Arguments(request).SkipWhile(word => word != "--image-memory"));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    [InlineData("evaluate")]
    [InlineData("resume")]
    [InlineData("tune")]
    [InlineData("reproduce")]
    [InlineData("report")]
    public async Task What_is_no_amount_is_a_usage_error(string command)
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync(command, command is "run" or "sweep" ? "baseline" : Folder, "--image-memory", "much"));
        Assert.Contains("'much' is no amount of memory.", Console.ErrorText, StringComparison.Ordinal);
    }
}
