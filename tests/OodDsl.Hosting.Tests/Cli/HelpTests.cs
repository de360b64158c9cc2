namespace OodDsl.Hosting.Tests;

public sealed class HelpTests : CommandLineFixture
{
    [Theory]
    [InlineData("list")]
    [InlineData("plan")]
    [InlineData("run")]
    [InlineData("evaluate")]
    [InlineData("doctor")]
    public async Task Every_command_explains_itself_with_examples(string command)
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync(command, "--help"));
        Assert.Contains("Examples:", Console.OutText, StringComparison.Ordinal);
        Assert.Contains($"  ./ood {command}", Console.OutText, StringComparison.Ordinal);
        Assert.Contains("--json", Console.OutText, StringComparison.Ordinal);
        Assert.Empty(Console.ErrorText);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("--help"));
        foreach (var command in (string[])["list", "plan", "run", "watch", "evaluate", "report", "doctor"]) Assert.Contains($"\n  {command}", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_shows_the_help_and_is_a_usage_error()
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync());
        Assert.Contains("Commands:", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_command_names_the_nearest()
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("evalute", "x"));
        Assert.Contains("Did you mean 'evaluate'?", Console.ErrorText, StringComparison.Ordinal);
        Assert.Empty(Console.OutText);
    }

    [Fact]
    public async Task A_file_is_never_read_as_arguments()
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("plan", "@baseline"));
        Assert.Contains("There is no experiment '@baseline'.", Console.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("--version"));
        Assert.Matches(@"^\d+\.\d+", Console.OutText);
    }
}
