using System.CommandLine;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary><c>doctor</c>: what this machine has, and what is missing.</summary>
sealed class DoctorCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Option<string[]> data;
    readonly Option<bool> json;

    public DoctorCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("doctor", "Shows the engine, devices, threads and data sets of this machine, and what to do about what is missing.")
    {
        this.catalog = catalog;
        this.console = console;
        data = With(RunOptions.Data());
        json = With(RunOptions.Json("the findings"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood doctor", "check this machine; exits with 4 if something is missing"),
        ("./ood doctor --data /mnt/images", "with a folder of data sets"),
    ];

    protected override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folders = RunOptions.Folders(arguments.GetValue(data), console, cancellation, download: false);
        List<Finding> machine = [.. MachineCheck.Findings()];
        List<Finding> sets = [.. new DataCheck(catalog, folders).Findings()];
        if (arguments.GetValue(json))
        {
            console.Data.WriteLine(Json.Text(new { Machine = machine, DataFolders = folders.Search, DataSets = sets }));
        }
        else
        {
            Print("Machine", machine);
            Print("Data set", sets);
        }
        return Task.FromResult(machine.Concat(sets).Any(finding => finding.State == FindingState.Missing) ? ExitCode.Environment : ExitCode.Done);
    }

    void Print(string subject, List<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(subject, "", "Found");
        foreach (var finding in findings)
        {
            var text = finding.Remedy is null ? finding.Text : $"{finding.Text} {finding.Remedy}";
            table.AddRow(new Text(finding.Subject), State(finding.State), new Text(text));
        }
        console.Out.Write(table);
    }

    static Text State(FindingState state) => state switch
    {
        FindingState.Good => new("ok", new Style(Color.Green)),
        FindingState.Poor => new("poor", new Style(Color.Yellow)),
        _ => new("missing", new Style(Color.Red)),
    };
}
