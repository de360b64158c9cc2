using System.CommandLine;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary><c>list</c>: what there is to run.</summary>
sealed class ListCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Option<bool> json;

    public ListCommand(ExperimentCatalogIndex catalog, ICommandConsole console) : base("list", "Lists the experiments and their control arms.")
    {
        this.catalog = catalog;
        this.console = console;
        json = With(RunOptions.Json("the list"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
        [("./ood list", "all experiments"), ("./ood list --json | jq -r '.[].name'", "their names only")];

    protected override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(json)) PrintJson();
        else PrintTable();
        return Task.FromResult(ExitCode.Done);
    }

    void PrintJson() => console.Data.WriteLine(Json.Text(catalog.All.Select(experiment => new
    {
        experiment.Name,
        experiment.Summary,
        experiment.ArmOf,
        Benchmark = experiment.Benchmark.Name,
        Scores = experiment.Plan.Scores.Select(score => score.Name),
        experiment.Seeds,
        experiment.Sources,
        experiment.Fingerprint,
    })));

    void PrintTable()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Experiment", "Benchmark", "Summary");
        table.Columns[0].NoWrap();
        foreach (var experiment in catalog.All)
        {
            var indent = experiment.ArmOf is null ? "" : "  ";
            table.AddRow(new Text(indent + experiment.Name), new Text(experiment.Benchmark.Name), new Text(experiment.Summary));
        }
        console.Out.Write(table);
    }
}
