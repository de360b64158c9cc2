using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>report</c>: one page and tables about runs.</summary>
sealed class ReportCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Argument<string[]> runs;
    readonly Option<string?> output;
    readonly Option<bool> plain;
    readonly Option<bool> intervals;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly RunDataOptions data = new();

    public ReportCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("report", "Writes a page about runs that needs nothing outside itself, and their tables as Markdown, CSV, JSON and LaTeX.")
    {
        this.catalog = catalog;
        this.console = console;
        runs = With(new Argument<string[]>("runs") { Description = "Run folders, or folders that hold runs.", Arity = ArgumentArity.OneOrMore });
        output = With(new Option<string?>("--output", "-o") { Description = "The folder to write to. Default: report.", HelpName = "folder" });
        plain = With(new Option<bool>("--plain") { Description = "Leave out features and example images, which need the data and the networks." });
        intervals = With(new Option<bool>("--intervals")
        {
            Description = "Bootstrap intervals over the test images for every run, from its raw scores: tables on the page, in Markdown and in LaTeX.",
        });
        device = With(RunOptions.Device());
        threads = With(RunOptions.Threads());
        With(data.All);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood report runs/baseline/seed-0", "a page about one run: report/report.html"),
        ("./ood report runs/baseline runs/outlier-exposure --output report/exposure", "two methods over all their seeds"),
        ("./ood report runs/baseline/seed-0 --intervals", "with 95% bootstrap intervals of AUROC and FPR@95"),
        ("./ood report experiments/results --plain", "tables of kept results, without the weights"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var content = new ReportContent(RunSelection.Of(arguments.GetRequiredValue(runs)), arguments.GetValue(intervals) ? Bootstrap.DefaultResamples : 0);
        var folder = Path.GetFullPath(arguments.GetValue(output) ?? "report");
        var material = data.Of(arguments, console, cancellation);
        var sampler = arguments.GetValue(plain) ? null : new RunSampler(catalog.All, material, arguments.GetValue(device), arguments.GetValue(threads), cancellation);
        var files = await RunThread.Start("report", () => ReportFiles.Write(folder, content, sampler), cancellation);
        foreach (var notice in content.Notices) console.Error.Profile.Out.Writer.WriteLine(notice);
        foreach (var file in files) console.Data.WriteLine(RunFolders.Shown(file));
        return ExitCode.Done;
    }
}
