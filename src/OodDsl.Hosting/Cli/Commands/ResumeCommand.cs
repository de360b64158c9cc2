using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>resume</c>: goes on with a run that was stopped.</summary>
sealed class ResumeCommand(ExperimentCatalogIndex catalog, IRunner runner, ICommandConsole console) : RunWorkCommand(
    "resume", "Goes on with a run that was stopped, killed or failed, to the results it would have had.", console, isAsRun: true)
{
    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood resume runs/baseline/seed-0", "train the epochs that are left, evaluate, print the table"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        var data = Data(arguments, cancellation);
        try
        {
            var result = await WorkAsync($"Going on with {folder.Path}", folder, arguments, observer => runner.ResumeAsync(
                folder.Path, catalog.All, data, Device(arguments), Threads(arguments), observer, cancellation));
            return await PrintAsync(folder, result, arguments, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw RunCommand.Cancelled(folder.Path);
        }
    }
}
