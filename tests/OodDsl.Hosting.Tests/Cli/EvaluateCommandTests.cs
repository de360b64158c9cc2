namespace OodDsl.Hosting.Tests;

public sealed class EvaluateCommandTests : CommandLineFixture
{
    [Fact]
    public async Task Results_are_printed_again()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("evaluate", Folder));
        Assert.Equal([Folder], Runner.Evaluated);
        Assert.Contains("ID accuracy 95.12%", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_results_file()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("evaluate", Folder, "--json"));
        Assert.Equal(FakeRunner.ResultsFile, Console.OutText);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_usage_error()
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("evaluate", Path.Combine(Folder, "absent")));
        Assert.Empty(Runner.Evaluated);
        Assert.Contains("absent", Console.ErrorText, StringComparison.Ordinal);
    }
}
