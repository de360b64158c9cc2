using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary>Tells the user what went wrong, on stderr: one line, one that says what to do, and never a stack trace for a user's mistake.</summary>
sealed class ErrorReport(ICommandConsole console)
{
    /// <summary>Whether to show the whole exception.</summary>
    public bool Verbose { get; set; }

    /// <summary>Shows an exception.</summary>
    /// <returns>How the process exits.</returns>
    public ExitCode Report(Exception error)
    {
        switch (error)
        {
            case AggregateException { InnerExceptions.Count: 1 } aggregate:
                return Report(aggregate.InnerException!);
            case UserException { Code: ExitCode.Cancelled } cancelled:
                Line($"{cancelled.Message} {cancelled.Remedy}");
                return ExitCode.Cancelled;
            case UserException user:
                Show(user.Message, user.Remedy, user);
                return user.Code;
            case OperationCanceledException:
                Line("Cancelled.");
                return ExitCode.Cancelled;
            case CrashException crash:
                Show(
                    $"{Describe(crash.InnerException!)} This is a bug.",
                    crash.LogFile is { } file ? $"The details are in {file}; please report them." : Again, crash.InnerException!);
                return ExitCode.Failed;
            default:
                Show($"{Describe(error)} This is a bug.", Again, error);
                return ExitCode.Failed;
        }
    }

    /// <summary>Shows what was wrong with a command line.</summary>
    public ExitCode Usage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)) Line($"error: {message}");
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            var known = command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Where(option => !option.Hidden).Select(option => option.Name));
            if (NearestNames.Of(token, known) is [_, ..] near) Line($"  Did you mean {NearestNames.Choice(near)}?");
        }
        Line($"  See {(command.Parents.Any() ? $"./ood {command.Name}" : "./ood")} --help.");
        return ExitCode.Usage;
    }

    const string Again = "Run again with --verbose for the details, and please report them.";

    // First lines only: libtorch's messages go on with a native stack.
    static string Describe(Exception error)
    {
        var message = error.Message.AsSpan();
        var end = message.IndexOfAny('\r', '\n');
        var line = (end < 0 ? message : message[..end]).TrimEnd();
        return line is [.., '.'] ? $"{error.GetType().Name}: {line}" : $"{error.GetType().Name}: {line}.";
    }

    void Show(string message, string remedy, Exception error)
    {
        Line($"error: {message}");
        if (remedy.Length > 0) Line($"  {remedy}");
        if (Verbose) Line(error.ToString());
    }

    // Not by markup: messages contain brackets.
    void Line(string text) => console.Error.Profile.Out.Writer.WriteLine(text);
}
