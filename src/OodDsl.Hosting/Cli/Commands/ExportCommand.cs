using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>export</c>: writes a finished run's weights for other programs.</summary>
sealed class ExportCommand : RunFolderCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Option<string?> output;

    public ExportCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("export", "Writes a finished run's weights under PyTorch's names as safetensors, and a JSON file that describes the network.")
    {
        this.catalog = catalog;
        this.console = console;
        output = With(new Option<string?>("--output", "-o")
        {
            Description = "The file of the weights; the description lies beside it, with the ending .json. Default: export.safetensors in the run folder.",
            HelpName = "file",
        });
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood export runs/baseline/seed-0", "write export.safetensors and export.json into the run folder"),
        ("./ood export runs/baseline/seed-0 --output /tmp/baseline.safetensors", "elsewhere"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        var experiment = folder.ReadManifest().ExperimentIn(catalog.All);
        var file = Path.GetFullPath(arguments.GetValue(output) ?? Path.Combine(folder.Path, "export.safetensors"));
        if (Directory.Exists(file) || string.Equals(Path.GetExtension(file), ".json", StringComparison.OrdinalIgnoreCase))
            throw new UserException(ExitCode.Usage, $"The weights can't go to {file}.", "Name a file with --output, such as weights.safetensors.");
        var description = await RunThread.Start(
            $"export {folder.Path}",
            () =>
            {
                using var run = LoadedRun.Of(folder, experiment, RunStages.Prepare("cpu", null));
                return NetworkExport.Write(run, experiment, folder, file);
            },
            cancellation);
        await console.Data.WriteLineAsync($"{RunFolders.Shown(file)}\n{RunFolders.Shown(description)}");
        return ExitCode.Done;
    }
}
