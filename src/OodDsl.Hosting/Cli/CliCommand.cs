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

    string UnknownOption(string typed)
    {
        var near = NearestNames.Of(typed, Options.Select(option => option.Name));
        return near.Count == 0 ? $"There is no option '{typed}'." : $"There is no option '{typed}'. Did you mean {NearestNames.Choice(near)}?";
    }

    /// <summary>Adds an option or argument and gives it back, for field initialisers' sake.</summary>
    protected Option<T> With<T>(Option<T> option)
    {
        Options.Add(option);
        return option;
    }

    /// <summary>Adds options that several commands share.</summary>
    protected void With(IEnumerable<Option> options)
    {
        foreach (var option in options) Options.Add(option);
    }

    /// <inheritdoc cref="With{T}(Option{T})"/>
    protected Argument<T> With<T>(Argument<T> argument)
    {
        // A misspelt option would be taken for an argument.
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } token) result.AddError(UnknownOption(token.Value));
        });
        Arguments.Add(argument);
        return argument;
    }
}
