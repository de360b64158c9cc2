namespace OodDsl.Hosting.Tests;

public sealed class ReportCommandTests : CommandLineFixture
{
    [Fact]
    public async Task Two_methods_over_two_seeds_give_a_page_and_tables_in_four_formats()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["baseline", "outlier-exposure"])
            foreach (var seed in (int[])[0, 1])
                MadeRuns.Make(folder, name, seed, (score, _) => 0.7 + (0.02 * seed) + (name == "baseline" ? 0 : 0.1));

        Assert.Equal(ExitCode.Done, await InvokeAsync("report", folder.Path, "--output", Path.Combine(Folder, "out"), "--plain"));

        string[] files = ["report.html", "report.md", "results.csv", "results.json", "results.tex"];
        Assert.Equal(files, Console.OutText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFileName(line)));
        Assert.All(files, file => Assert.True(new FileInfo(Path.Combine(Folder, "out", file)).Length > 100, file));
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, "out", "report.html"));
        Assert.Contains("<h1>baseline, outlier-exposure</h1>", page, StringComparison.Ordinal);
        Assert.Contains("81.00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_experiment_is_gone_is_reported_without_its_features()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);

        Assert.Equal(ExitCode.Done, await InvokeAsync("report", folder.At("run"), "--output", Path.Combine(Folder, "out")));
        Assert.Contains("There is no experiment 'tiny' any more.", await File.ReadAllTextAsync(Path.Combine(Folder, "out", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_run_is_a_usage_error_and_nothing_is_written()
    {
        var output = Path.Combine(Folder, "out");

        Assert.Equal(ExitCode.Usage, await InvokeAsync("report", Folder, "--output", output));
        Assert.Contains("is no run folder and holds none", Console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await InvokeAsync("report", Path.Combine(Folder, "nowhere"), "--output", output));
        Assert.Equal(ExitCode.Usage, await InvokeAsync("report"));
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_an_error_of_the_environment()
    {
        using var folder = new TemporaryFolder();
        MadeRuns.Make(folder, "baseline", 0, (_, _) => 0.7);
        var file = folder.Write("taken", [1]);

        Assert.Equal(ExitCode.Environment, await InvokeAsync("report", folder.At("baseline-Made--0-a"), "--output", file, "--plain"));
        Assert.Contains("can't be written", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_help_has_examples()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("report", "--help"));
        Assert.Contains("  ./ood report runs/baseline/seed-0", Console.OutText, StringComparison.Ordinal);
    }
}
