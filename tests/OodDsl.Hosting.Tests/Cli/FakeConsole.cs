using Spectre.Console;

namespace OodDsl.Hosting.Tests;

/// <summary>A console that is no terminal and remembers what was written.</summary>
sealed class FakeConsole : ICommandConsole, IDisposable
{
    readonly StringWriter output = new() { NewLine = "\n" };
    readonly StringWriter error = new() { NewLine = "\n" };

    public FakeConsole()
    {
        Out = Create(output);
        Error = Create(error);
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Error { get; }

    public TextWriter Data => output;

    public string OutText => output.ToString();

    public string ErrorText => error.ToString();

    public IRunDisplay Display(bool stdoutIsData) => new MilestoneDisplay(stdoutIsData ? Error : Out);

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    static IAnsiConsole Create(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 160;
        return console;
    }
}
