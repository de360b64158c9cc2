using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Microsoft.Extensions.Hosting;

namespace OodDsl.Hosting;

/// <summary>Parses a command line, invokes its command, and turns everything that can go wrong into a message and an exit code.</summary>
sealed class CommandLine(IEnumerable<CliCommand> commands, ICommandConsole console, ErrorReport errors, IHostApplicationLifetime lifetime)
{
    const string Verbose = "--verbose";

    /// <summary>Whether details of errors and the debug log are wanted. Asked before anything is parsed.</summary>
    public static bool IsVerbose(IReadOnlyList<string> args) => args.Contains(Verbose, StringComparer.Ordinal);

    /// <summary>Runs one command line to its end.</summary>
    public async Task<ExitCode> InvokeAsync(IReadOnlyList<string> args)
    {
        errors.Verbose = IsVerbose(args);
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) return errors.Usage(parsed);
        var configuration = new InvocationConfiguration
        {
            Output = console.Data,
            Error = console.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
            // Signals are handled by the host's lifetime, which waits for the running step however long it takes.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return (ExitCode)await parsed.InvokeAsync(configuration, lifetime.ApplicationStopping);
        }
        // The one place where an exception becomes an exit code.
        catch (Exception error)
        {
            return errors.Report(error);
        }
    }

    // A plain command, not RootCommand: its name is what the user types, whatever the executable is called.
    Command Root()
    {
        var root = new Command("./ood", "Declares, trains and evaluates experiments in out-of-distribution detection.")
        {
            new Option<bool>(Verbose) { Description = "Show the details of errors, and the debug log.", Recursive = true },
            new HelpOption(),
            new VersionOption(),
        };
        foreach (var command in commands) root.Add(command);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.SetAction(parsed =>
        {
            ((HelpWithExamples)help.Action).Invoke(parsed);
            return (int)ExitCode.Usage;
        });
        return root;
    }
}
