using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class RunCommandTests : CommandLineFixture
{
    string Output => Path.Combine(Folder, "out");

    [Fact]
    public async Task The_request_holds_what_was_typed()
    {
        var code = await InvokeAsync(
            "run", "Baseline", "--seed", "3", "--set", "Epochs=1", "--set", "Sgd.LearningRate=0.2", "--limit", "2000", "--device", "cpu", "--threads", "2",
            "--output", Output, "--data", Folder);
        Assert.Equal(ExitCode.Done, code);
        var request = Assert.Single(Runner.Requests);
        Assert.Same(Baseline, request.Experiment);
        Assert.Equal((3, 2000, "cpu", 2, Output), (request.Seed, request.Limit, request.Device, request.Threads, request.Output));
        Assert.Equal(["Epochs=1", "Sgd.LearningRate=0.2"], request.Overrides);
        Assert.Equal(Folder, request.Data.Folders.Search[0]);
    }

    [Fact]
    public async Task A_folder_that_another_process_took_meanwhile_is_left_to_it()
    {
        Runner.During = (_, _) =>
        {
            if (Runner.Requests.Count > 1) return;
            File.WriteAllText(Path.Combine(Runner.Requests[0].Output, "run.json"), "{}");
            throw new FolderTakenException("It holds a run already.");
        };
        Assert.Equal(ExitCode.Done, await InvokeAsync("run", "baseline", "--runs", Folder));
        Assert.Equal(["seed-7", "seed-7-2"], Runner.Requests.Select(request => Path.GetFileName(request.Output)));
    }

    [Fact]
    public async Task The_experiment_s_first_seed_is_the_default()
    {
        await InvokeAsync("run", "baseline", "--output", Output);
        Assert.Equal(7, Runner.Requests[0].Seed);
        Assert.Null(Runner.Requests[0].Limit);
    }

    [Fact]
    public async Task The_table_shows_percentages_means_and_the_folder()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("run", "baseline", "--output", Output));
        Assert.Contains("ID accuracy 95.12%", Console.OutText, StringComparison.Ordinal);
        Assert.Matches(@"Msp +near +letters +81\.00 +72\.00 +63\.00 +54\.00", Console.OutText);
        Assert.Matches(@"near +mean +81\.10 +72\.20 +63\.30 +54\.40", Console.OutText);
        Assert.Matches(@"far +mean +91\.20 +32\.20 +93\.30 +94\.40", Console.OutText);
        Assert.Contains($"Run folder: {Output}\n", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_leaves_nothing_else_on_stdout()
    {
        Runner.During = (observer, _) => observer.Milestone("epoch 1 done");
        Assert.Equal(ExitCode.Done, await InvokeAsync("run", "baseline", "--output", Output, "--json"));
        Assert.Equal(FakeRunner.ResultsFile, Console.OutText);
        Assert.Contains("epoch 1 done", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_experiments_get_folders_of_their_own_and_one_array()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("run", "baseline", "margin-energy/without-margin", "Baseline", "--output", Output, "--json"));
        Assert.Equal<string>(
            [Path.Combine(Output, "baseline"), Path.Combine(Output, "margin-energy.without-margin")], [.. Runner.Requests.Select(request => request.Output)]);
        using var results = JsonDocument.Parse(Console.OutText);
        Assert.Equal(2, results.RootElement.GetArrayLength());
    }

    [Fact]
    public void Without_an_output_the_folder_is_numbered_where_it_is_taken()
    {
        var runs = RunFolders.Usual(Folder);
        var first = RunFolders.Free(runs, "oal/paper", null, 3);
        Assert.Equal(Path.Combine(Folder, "runs", "oal.paper", "seed-3"), first);
        Directory.CreateDirectory(first);
        Assert.Equal(first, RunFolders.Free(runs, "oal/paper", null, 3));
        File.WriteAllText(Path.Combine(first, "run.json"), "{}");
        Assert.Equal($"{first}-2", RunFolders.Free(runs, "oal/paper", null, 3));
        Assert.Equal(Path.Combine(Folder, "runs", "csi", "sneaker", "seed-3"), RunFolders.Free(runs, "csi", "sneaker", 3));
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--threads", "-1")]
    [InlineData("--limit", "many")]
    [InlineData("--seed", "1.5")]
    [InlineData("--sed", "1")]
    public async Task A_wrong_option_is_a_usage_error(string option, string value)
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("run", "baseline", option, value));
        Assert.Empty(Runner.Requests);
        Assert.StartsWith("error: ", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains("See ./ood run --help.", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_option_names_the_nearest()
    {
        await InvokeAsync("run", "baseline", "--sed", "1");
        Assert.Contains("--seed", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_or_name_stops_before_the_first_run()
    {
        Assert.Equal(ExitCode.Configuration, await InvokeAsync("run", "baseline", "outlier-exposure", "--set", "Momentun=1", "--output", Output));
        Assert.Equal(ExitCode.Usage, await InvokeAsync("run", "baseline", "nothing-of-the-sort", "--output", Output));
        Assert.Equal(ExitCode.Environment, await InvokeAsync("run", "baseline", "--data", Path.Combine(Folder, "absent"), "--output", Output));
        Assert.Empty(Runner.Requests);
    }

    [Fact]
    public async Task A_user_s_error_is_told_in_two_lines()
    {
        Runner.Error = new UserException(ExitCode.Environment, "Nothing can be written to [/x].", "Choose another --output.");
        Assert.Equal(ExitCode.Environment, await InvokeAsync("run", "baseline", "--output", Output));
        Assert.Equal("error: Nothing can be written to [/x].\n  Choose another --output.\n", Console.ErrorText);
    }

    [Fact]
    public async Task An_unforeseen_error_is_one_line_and_its_details_are_in_the_log()
    {
        Runner.Error = new InvalidOperationException("Shapes differ.\nException raised from checkDim");
        Assert.Equal(ExitCode.Failed, await InvokeAsync("run", "baseline", "--output", Output));
        var log = Path.Combine(Output, "log.txt");
        Assert.Equal($"error: InvalidOperationException: Shapes differ. This is a bug.\n  The details are in {log}; please report them.\n", Console.ErrorText);
        Assert.Contains("checkDim", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_the_details_too()
    {
        Runner.Error = new InvalidOperationException("Shapes differ.\nException raised from checkDim");
        Assert.Equal(ExitCode.Failed, await InvokeAsync("run", "baseline", "--output", Output, "--verbose"));
        Assert.Contains("checkDim", Console.ErrorText, StringComparison.Ordinal);
    }
}
