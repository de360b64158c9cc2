using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>evaluate</c>: scores a finished run's network again.</summary>
sealed class EvaluateCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly IRunner runner;
    readonly ICommandConsole console;
    readonly Argument<string> run;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly Option<string[]> data;
    readonly Option<bool> json;

    public EvaluateCommand(ExperimentCatalogIndex catalog, IRunner runner, ICommandConsole console)
        : base("evaluate", "Scores a finished run's network again and rewrites its results.")
    {
        this.catalog = catalog;
        this.runner = runner;
        this.console = console;
        run = With(new Argument<string>("run") { Description = "A run folder." });
        device = With(RunOptions.Device());
        threads = With(RunOptions.Threads());
        data = With(RunOptions.Data());
        json = With(RunOptions.Json("the results"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood evaluate runs/baseline/seed-0", "print the table of a finished run again"),
        ("./ood evaluate runs/baseline/seed-0 --device cpu --json", "on the CPU, for another program"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(arguments.GetRequiredValue(run));
        if (!Directory.Exists(folder)) throw new UserException(ExitCode.Usage, $"There is no run folder {folder}.", "Name a folder that ./ood run has written.");
        var folders = RunOptions.Folders(arguments.GetValue(data), console, cancellation);
        var asJson = arguments.GetValue(json);
        var display = console.Display(stdoutIsData: asJson);
        display.Title($"Evaluating {folder}");
        var result = await EvaluateAsync(display, folder, folders, arguments, cancellation);
        if (asJson) await console.Data.WriteAsync(await File.ReadAllTextAsync(new RunFolder(folder).Results, cancellation));
        else ResultsTable.Write(console.Out, result, folder);
        return ExitCode.Done;
    }

    async Task<RunResult> EvaluateAsync(IRunDisplay display, string folder, DataFolders folders, ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            return await display.ShowAsync(observer => runner.EvaluateAsync(
                folder, catalog.All, folders, arguments.GetValue(device), arguments.GetValue(threads), observer, cancellation));
        }
        catch (Exception error) when (error is not (UserException or OperationCanceledException))
        {
            throw CrashException.Log(folder, error);
        }
    }
}
