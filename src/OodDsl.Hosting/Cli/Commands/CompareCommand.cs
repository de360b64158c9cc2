using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>compare</c>: what separates runs, in what was run and in what came out.</summary>
sealed class CompareCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Argument<string[]> runs;
    readonly Option<string[]> with;
    readonly Option<bool> markdown;
    readonly Option<bool> json;

    public CompareCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base(
            "compare",
            "Shows what separates finished runs in declaration and in results: paired by seed, by a bootstrap over the same test images, seeds as replicates.")
    {
        this.catalog = catalog;
        this.console = console;
        runs = With(new Argument<string[]>("runs")
        {
            Description = "Run folders. Those of equal experiment and settings are replicates; the first such group is compared with each of the others.",
            Arity = ArgumentArity.OneOrMore,
        });
        with = With(new Option<string[]>("--with")
        {
            Description = "Run folders to compare with, where the groups should be these.",
            HelpName = "runs",
            AllowMultipleArgumentsPerToken = true,
        });
        markdown = With(new Option<bool>("--markdown") { Description = "Print the tables as Markdown." });
        json = With(RunOptions.Json("the comparisons"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood compare runs/outlier-exposure/seed-{0,1,2} runs/baseline/seed-{0,1,2}", "does outlier exposure help, over three seeds"),
        ("./ood compare runs/a/seed-0 --with runs/b/seed-0 --markdown", "for a pull request"),
    ];

    protected override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var named = Folders(arguments.GetRequiredValue(runs));
        var pairs = arguments.GetValue(with) is [_, ..] others ? [(new(named), new(Folders(others)))] : Pairs(RunGroup.Of(named));
        var documents = new List<ComparisonDocument>();
        foreach (var (first, second) in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            var (a, b, alone) = RunGroup.Pair(first, second);
            foreach (var run in alone) console.Error.Profile.Out.Writer.WriteLine($"{RunFolders.Shown(run.Path)} has no partner of its seed: left out.");
            var differences = RunDifferences.Of(a[0].ReadManifest(), b[0].ReadManifest(), catalog.All);
            var comparison = new ExperimentComparison(a, b);
            if (arguments.GetValue(json)) documents.Add(ComparisonDocument.Of(comparison, differences));
            else Write(comparison, differences, arguments.GetValue(markdown));
        }
        if (arguments.GetValue(json)) console.Data.WriteLine(Json.Text(documents));
        return Task.FromResult(ExitCode.Done);
    }

    void Write(ExperimentComparison comparison, IReadOnlyList<PlanDifference> differences, bool asMarkdown)
    {
        if (asMarkdown)
        {
            console.Data.Write(PlanDifferenceTable.Markdown(comparison.NameA, comparison.NameB, differences));
            console.Data.WriteLine();
            console.Data.Write(ComparisonTable.Markdown(comparison));
            return;
        }
        PlanDifferenceTable.Write(console.Out, comparison.NameA, comparison.NameB, differences);
        ComparisonTable.Write(console.Out, comparison);
    }

    static IEnumerable<(RunGroup A, RunGroup B)> Pairs(IReadOnlyList<RunGroup> groups) => groups switch
    {
        [var only] when only.Twice() is { } twice => [twice],
        [_] => throw new UserException(
            ExitCode.Usage, "These runs are of one experiment with the same settings, and of different seeds: they are replicates.",
            "Name runs of another experiment or of other settings too."),
        _ => groups.Skip(1).Select(other => (groups[0], other)),
    };

    static RunFolder[] Folders(string[] paths) => [.. paths.Select(RunFolderCommand.Existing)];
}
