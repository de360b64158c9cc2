using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary>A command of the command line: a service that returns an exit code.</summary>
abstract class CliCommand : Command
{
    protected CliCommand(string name, string description) : base(name, description) =>
        SetAction(async (arguments, cancellation) => (int)await ExecuteAsync(arguments, cancellation));

    /// <summary>Command lines that <c>--help</c> shows, each with what it does.</summary>
    public abstract IReadOnlyList<(string CommandLine, string Does)> Examples { get; }

    /// <summary>Does what the command is for.</summary>
    /// <exception cref="UserException">An error that the user can mend; it says how the process exits.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    protected abstract Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation);

    /// <summary>Adds an option or argument and gives it back, for field initialisers' sake.</summary>
    protected Option<T> With<T>(Option<T> option)
    {
        Options.Add(option);
        return option;
    }

    /// <inheritdoc cref="With{T}(Option{T})"/>
    protected Argument<T> With<T>(Argument<T> argument)
    {
        Arguments.Add(argument);
        return argument;
    }
}
