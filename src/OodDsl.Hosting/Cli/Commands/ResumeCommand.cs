using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>resume</c>: goes on with a run that was stopped.</summary>
sealed class ResumeCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly IRunner runner;
    readonly ICommandConsole console;
    readonly Argument<string> run;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly Option<string[]> data;
    readonly Option<bool> json;

    public ResumeCommand(ExperimentCatalogIndex catalog, IRunner runner, ICommandConsole console)
        : base("resume", "Goes on with a run that was stopped, killed or failed, to the results it would have had.")
    {
        this.catalog = catalog;
        this.runner = runner;
        this.console = console;
        run = With(new Argument<string>("run") { Description = "A run folder." });
        device = With(new Option<string?>("--device") { Description = "cpu, cuda or cuda:1. Default: the run's.", HelpName = "device" });
        threads = With(RunOptions.Number("--threads", 1, "Threads of libtorch and of BLAS. Default: the run's."));
        data = With(RunOptions.Data());
        json = With(RunOptions.Json("the results"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood resume runs/baseline/seed-0", "train the epochs that are left, evaluate, print the table"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = new RunFolder(arguments.GetRequiredValue(run));
        if (!Directory.Exists(folder.Path))
            throw new UserException(ExitCode.Usage, $"There is no run folder {folder.Path}.", "Name a folder that ./ood run has written.");
        var folders = RunOptions.Folders(arguments.GetValue(data), console, cancellation);
        var asJson = arguments.GetValue(json);
        var display = console.Display(stdoutIsData: asJson);
        display.Title($"Going on with {folder.Path}");
        var result = await ResumeAsync(display, folder, folders, arguments, cancellation);
        if (asJson) await console.Data.WriteAsync(await File.ReadAllTextAsync(folder.Results, cancellation));
        else ResultsTable.Write(console.Out, result, folder.Path);
        return ExitCode.Done;
    }

    async Task<RunResult> ResumeAsync(IRunDisplay display, RunFolder folder, DataFolders folders, ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            return await display.ShowAsync(observer => runner.ResumeAsync(
                folder.Path, catalog.All, folders, arguments.GetValue(device), arguments.GetValue(threads), observer, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw RunCommand.Cancelled(folder.Path);
        }
        catch (Exception error) when (error is not (UserException or OperationCanceledException))
        {
            throw CrashException.Log(folder.Path, error);
        }
    }
}
