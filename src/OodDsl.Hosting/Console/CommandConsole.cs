using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>The console of this process.</summary>
sealed class CommandConsole : ICommandConsole
{
    // A pipe or a file has no width: rows must not wrap there.
    const int WidthWithoutTerminal = 160;

    readonly Lazy<IAnsiConsole> standardOutput = new(() => Create(Console.Out, Console.IsOutputRedirected));
    readonly Lazy<IAnsiConsole> standardError = new(() => Create(Console.Error, Console.IsErrorRedirected));

    public IAnsiConsole Out => standardOutput.Value;

    public IAnsiConsole Error => standardError.Value;

    public TextWriter Data => Console.Out;

    public IRunDisplay Display(bool stdoutIsData)
    {
        var console = stdoutIsData ? Error : Out;
        return console.Profile.Capabilities is { Interactive: true, Ansi: true } ? new ProgressDisplay(console) : new MilestoneDisplay(console);
    }

    static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        // Left to itself, Spectre asks TERM alone, and writes escapes into files.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected) console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
