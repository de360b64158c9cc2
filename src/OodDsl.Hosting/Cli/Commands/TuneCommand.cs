using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary><c>tune</c>: chooses settings of a finished run's scores on validation images.</summary>
sealed class TuneCommand : RunWorkCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly Option<string[]> scores;
    readonly Option<string[]> grids;

    public TuneCommand(ExperimentCatalogIndex catalog, ICommandConsole console) : base(
        "tune", "Tries settings of a finished run's scores on ID validation images and the declared OOD validation sets; test sets are not read.", console,
        isAsRun: false, prints: "every trial")
    {
        this.catalog = catalog;
        scores = With(new Option<string[]>("--score")
        {
            Description = "Which scores; default: all that have something to try.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        });
        grids = With(new Option<string[]>("--set")
        {
            Description = "What to try instead of a score's own grid: Score.Setting=value,value.",
            HelpName = "GRID",
            AllowMultipleArgumentsPerToken = true,
        });
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood tune runs/tuned/seed-0", "try every score's own grid"),
        ("./ood tune runs/tuned/seed-0 --score Knn --set Knn.K=5,10,50,200", "try four neighbours of one score"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        var data = Data(arguments, cancellation);
        var (device, threads) = (Device(arguments), Threads(arguments));
        var (wanted, tried) = (arguments.GetValue(scores) ?? [], arguments.GetValue(grids) ?? []);
        var result = await WorkAsync($"Tuning the scores of {folder.Path}", folder, arguments, observer => RunThread.Start(
            $"tune {folder.Path}", () => new TuningExecution(folder, catalog.All, data, observer, cancellation).Execute(device, threads, wanted, tried),
            cancellation));
        if (IsJson(arguments)) await Console.Data.WriteAsync(JsonSerializer.Serialize(result, RunJson.Readable.TuningResult) + "\n");
        else Print(result, folder);
        return ExitCode.Done;
    }

    void Print(TuningResult result, RunFolder folder)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Score", "Chosen", "AUROC", "As declared", "Trials", "");
        foreach (var search in result.Scores)
        {
            var best = search.Best;
            table.AddRow(new Text(search.Score), new Text(best is null ? "" : string.Join(" ", best.Settings)), new Text(Percent(best?.Auroc)),
                new Text(Percent(search.Trials[0].Auroc)), new Text(search.Trials.Count.ToString(CultureInfo.InvariantCulture)), new Text(search.Warning ?? ""));
        }
        Console.Out.Write(table);
        Console.Out.WriteLine(
            $"AUROC in % of ID validation against {string.Join(", ", result.OodValidation)}. No test image was read. Use what was chosen with --set in ./ood run.");
        Console.Out.Profile.Out.Writer.WriteLine($"All trials: {folder.Tuning}");
    }

    static string Percent(double? share) => share is { } value ? (100 * value).ToString("F2", CultureInfo.InvariantCulture) : "";
}
