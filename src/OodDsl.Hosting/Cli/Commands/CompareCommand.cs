using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>compare</c>: what separates the results of two experiments, over runs of the same seeds.</summary>
sealed class CompareCommand : CliCommand
{
    readonly ICommandConsole console;
    readonly Argument<string[]> runs;
    readonly Option<string[]> with;
    readonly Option<bool> markdown;
    readonly Option<bool> json;

    public CompareCommand(ICommandConsole console)
        : base("compare", "Compares finished runs with runs of another experiment on the same seeds, by a paired bootstrap over the test images.")
    {
        this.console = console;
        runs = With(new Argument<string[]>("runs") { Description = "Run folders of the one experiment.", Arity = ArgumentArity.OneOrMore });
        with = With(new Option<string[]>("--with")
        {
            Description = "Run folders of the other, with the same seeds in the same order.",
            HelpName = "runs",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        });
        markdown = With(new Option<bool>("--markdown") { Description = "Print the table as Markdown." });
        json = With(RunOptions.Json("the comparison"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood compare runs/outlier-exposure/seed-{0,1,2} --with runs/baseline/seed-{0,1,2}", "does outlier exposure help, over three seeds"),
        ("./ood compare runs/a/seed-0 --with runs/b/seed-0 --markdown", "for a pull request"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (a, b) = (Folders(arguments.GetRequiredValue(runs)), Folders(arguments.GetRequiredValue(with)));
        var comparison = new ExperimentComparison(a, b);
        if (arguments.GetValue(json)) await console.Data.WriteLineAsync(Json.Text(comparison.Rows));
        else if (arguments.GetValue(markdown)) await console.Data.WriteAsync(ComparisonTable.Markdown(comparison));
        else ComparisonTable.Write(console.Out, comparison);
        return ExitCode.Done;
    }

    static RunFolder[] Folders(string[] paths) => [.. paths.Select(path => new RunFolder(path))];
}
