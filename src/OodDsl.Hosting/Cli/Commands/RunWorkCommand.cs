using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary>Base of the commands that take a run's network up again: on which device, with how many threads, on which data; and show how it goes.</summary>
abstract class RunWorkCommand : RunFolderCommand
{
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly RunDataOptions data = new();
    readonly Option<bool> json;

    /// <summary>Adds the options.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">What it does.</param>
    /// <param name="console">The console.</param>
    /// <param name="isAsRun">Whether device and threads are the run's unless told otherwise; else they are what the machine has.</param>
    /// <param name="prints">What <c>--json</c> prints.</param>
    protected RunWorkCommand(string name, string description, ICommandConsole console, bool isAsRun, string prints = "the results")
        : base(name, description)
    {
        Console = console;
        device = With(isAsRun ? RunOptions.Device("the run's") : RunOptions.Device());
        threads = With(isAsRun ? RunOptions.Threads("the run's") : RunOptions.Threads());
        With(data.All);
        json = With(RunOptions.Json(prints));
    }

    /// <summary>The console.</summary>
    protected ICommandConsole Console { get; }

    /// <summary>The device that was asked for.</summary>
    protected string? Device(ParseResult arguments) => arguments.GetValue(device);

    /// <summary>The threads that were asked for.</summary>
    protected int? Threads(ParseResult arguments) => arguments.GetValue(threads);

    /// <summary>Whether stdout is wanted for data.</summary>
    protected bool IsJson(ParseResult arguments) => arguments.GetValue(json);

    /// <summary>Where data sets are looked for, and the memory of their images.</summary>
    /// <exception cref="UserException">A folder does not exist.</exception>
    protected RunData Data(ParseResult arguments, CancellationToken cancellation) => data.Of(arguments, Console, cancellation);

    /// <summary>Works, and shows how it goes; an exception that nobody foresaw is put into the log of the folder.</summary>
    /// <param name="title">A line above everything.</param>
    /// <param name="folder">The folder that is worked in.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="work">The work.</param>
    protected async Task<T> WorkAsync<T>(string title, RunFolder folder, ParseResult arguments, Func<IRunObserver, Task<T>> work)
    {
        var display = Console.Display(stdoutIsData: IsJson(arguments));
        display.Title(title);
        try
        {
            return await display.ShowAsync(work);
        }
        catch (Exception error) when (error is not (UserException or OperationCanceledException))
        {
            throw CrashException.Log(folder.Path, error);
        }
    }

    /// <summary>Prints a run's results.</summary>
    protected async Task<ExitCode> PrintAsync(RunFolder folder, RunResult result, ParseResult arguments, CancellationToken cancellation)
    {
        if (IsJson(arguments)) await Console.Data.WriteAsync(await File.ReadAllTextAsync(folder.Results, cancellation));
        else ResultsTable.Write(Console.Out, result, folder.Path);
        return ExitCode.Done;
    }
}
