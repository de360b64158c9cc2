namespace OodDsl.Hosting.Tests;

public sealed class SweepCommandTests : CommandLineFixture
{
    string[] Runs => ["--runs", Path.Combine(Folder, "runs")];

    [Fact]
    public async Task It_makes_a_run_per_experiment_setting_and_seed()
    {
        var code = await InvokeAsync(["sweep", "baseline", "outlier-exposure", "--seeds", "0..1,5", "--set", "Epochs=1,2", "--threads", "1", .. Runs]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            from name in (string[])["baseline", "outlier-exposure"]
            from epochs in (string[])["Epochs=1", "Epochs=2"]
            from seed in (int[])[0, 1, 5]
            select (name, epochs, seed),
            Starter.Requests.Select(request => (request.Experiment.Name, request.Overrides.Single(), request.Seed)));
        Assert.All(Starter.Requests, request => Assert.Equal(1, request.Threads));
        Assert.Equal(1, Starter.Together);
    }

    [Fact]
    public async Task Arms_follow_their_experiment_and_the_declared_seeds_are_the_default()
    {
        await InvokeAsync(["sweep", "margin-energy", "--arms", .. Runs]);
        Assert.Equal(
            [("margin-energy", 7), ("margin-energy", 8), ("margin-energy/without-margin", 7), ("margin-energy/without-margin", 8)],
            Starter.Requests.Select(request => (request.Experiment.Name, request.Seed)));
    }

    [Fact]
    public async Task No_more_than_the_jobs_asked_for_run_at_a_time()
    {
        await InvokeAsync(["sweep", "baseline", "--seeds", "0..7", "--jobs", "3", .. Runs]);
        Assert.Equal(8, Starter.Requests.Count);
        Assert.InRange(Starter.Together, 2, 3);
    }

    [Fact]
    public async Task A_run_that_fails_stops_no_other_and_is_told_with_its_last_lines()
    {
        Starter.Failing.Add("baseline");
        Assert.Equal(ExitCode.Failed, await InvokeAsync(["sweep", "baseline", "outlier-exposure", "--seeds", "0..1", .. Runs]));
        Assert.Equal(4, Starter.Requests.Count);
        Assert.Contains("baseline, seed 1 did not end with results:\n  error: The loss is not finite.", Console.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("outlier-exposure, seed 0 did not end", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_makes_nothing()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync(["sweep", "baseline", "--seeds", "0..2", "--status", .. Runs]));
        Assert.Empty(Starter.Requests);
        Assert.Contains("3 waiting", Console.OutText, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Runs[1]));
    }

    [Theory]
    [InlineData("1..")]
    [InlineData("2..1")]
    [InlineData("a")]
    [InlineData("0,,1")]
    [InlineData("-1")]
    public async Task Seeds_that_are_none_are_refused(string seeds)
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync(["sweep", "baseline", $"--seeds={seeds}", .. Runs]));
        Assert.Contains("names no seeds", Console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Starter.Requests);
    }

    [Fact]
    public async Task A_mistyped_setting_is_told_before_anything_runs()
    {
        Assert.Equal(ExitCode.Configuration, await InvokeAsync(["sweep", "baseline", "--set", "Epoch=1,2", .. Runs]));
        Assert.Contains("Epoch", Console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Starter.Requests);
    }
}
