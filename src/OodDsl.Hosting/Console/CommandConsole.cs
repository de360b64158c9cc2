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
        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal ? new ProgressDisplay(console) : new MilestoneDisplay(console);
    }

    static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected) console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
