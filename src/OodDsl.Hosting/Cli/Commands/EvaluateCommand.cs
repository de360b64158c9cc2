using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>evaluate</c>: scores a finished run's network again.</summary>
sealed class EvaluateCommand(ExperimentCatalogIndex catalog, IRunner runner, ICommandConsole console) : RunWorkCommand(
    "evaluate", "Scores a finished run's network again and rewrites its results.", console, isAsRun: false)
{
    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood evaluate runs/baseline/seed-0", "print the table of a finished run again"),
        ("./ood evaluate runs/baseline/seed-0 --device cpu --json", "on the CPU, for another program"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        var data = Data(arguments, cancellation);
        var result = await WorkAsync($"Evaluating {folder.Path}", folder, arguments, observer => runner.EvaluateAsync(
            folder.Path, catalog.All, data, Device(arguments), Threads(arguments), observer, cancellation));
        return await PrintAsync(folder, result, arguments, cancellation);
    }
}
