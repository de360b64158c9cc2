using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary>Base of the commands over one run folder, which is their only argument.</summary>
abstract class RunFolderCommand : CliCommand
{
    readonly Argument<string> run;

    protected RunFolderCommand(string name, string description) : base(name, description) =>
        run = With(new Argument<string>("run") { Description = "A run folder." });

    /// <inheritdoc/>
    protected sealed override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation) =>
        ExecuteAsync(Existing(arguments.GetRequiredValue(run)), arguments, cancellation);

    /// <summary>Does what the command is for.</summary>
    /// <param name="folder">The folder, which exists; whether it holds a run is for the command to find out.</param>
    /// <param name="arguments">The other arguments.</param>
    /// <param name="cancellation">Stops it.</param>
    protected abstract Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation);

    /// <summary>A run folder that a user named, for commands over several, too.</summary>
    /// <exception cref="UserException">There is no such folder.</exception>
    public static RunFolder Existing(string path)
    {
        var folder = new RunFolder(path);
        return Directory.Exists(folder.Path)
            ? folder
            : throw new UserException(ExitCode.Usage, $"There is no run folder {folder.Path}.", "Name a folder that ./ood run has written.");
    }
}
