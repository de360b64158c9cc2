using System.CommandLine;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary><c>data</c>: which data sets there are, whether they are intact, and how to get them.</summary>
sealed class DataCommand : CliCommand
{
    const string List = "list", Check = "check", Prepare = "prepare";

    readonly DataSetIndex sets;
    readonly ICommandConsole console;
    readonly Argument<string> action;
    readonly Argument<string[]> names;
    readonly Option<string[]> data;
    readonly Option<bool> json;

    public DataCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("data", "Lists the data sets, reads them to see that they are intact, or downloads and unpacks what is missing.")
    {
        sets = new(catalog);
        this.console = console;
        action = With(new Argument<string>("action") { Description = "list, check or prepare." });
        action.AcceptOnlyFromAmong(List, Check, Prepare);
        names = With(new Argument<string[]>("names")
        {
            Description = "Data sets, benchmarks or experiments, whose sets are meant. Default: all (check: all that are there).",
            Arity = ArgumentArity.ZeroOrMore,
        });
        data = With(RunOptions.Data());
        json = With(RunOptions.Json("the sets"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood data list", "all sets: where they are, or how to get them"),
        ("./ood data list OpenOodCifar10 --data ~/OpenOOD/data", "the sets of a benchmark in an existing folder"),
        ("./ood data check fashion-mnist", "verify its checksums and read every image"),
        ("./ood data prepare cifar10", "download and unpack it; a download that broke off goes on"),
    ];

    protected override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation) => Task.Run(() =>
    {
        var what = arguments.GetRequiredValue(action);
        var named = arguments.GetValue(names) ?? [];
        if (what == Prepare && named.Length == 0)
            throw new UserException(ExitCode.Usage, "Name what to prepare.", "./ood data list shows all sets; ./ood data prepare cifar10 gets one.");
        var chosen = sets.Find(named);
        var folders = RunOptions.Folders(arguments.GetValue(data), console, cancellation, download: what == Prepare);
        var inspection = new DataSetInspection(folders, console.Error.Profile.Out.Writer.WriteLine, cancellation);
        DataSetState[] states = [.. chosen.Select(set => State(inspection, set, what, named.Length > 0, cancellation)).OfType<DataSetState>()];
        if (arguments.GetValue(json)) console.Data.WriteLine(Json.Text(states));
        else Print(states, what == Check);
        // A list is no demand.
        return what == List || states.All(state => state.IsGood) ? ExitCode.Done : ExitCode.Environment;
    }, cancellation);

    static DataSetState? State(DataSetInspection inspection, DataSet set, string what, bool named, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var state = what == Check ? inspection.Read(set) : inspection.Look(set);
        return what == Check && !named && (state.State is "missing" or "downloadable") ? null : state;
    }

    void Print(DataSetState[] states, bool read)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Data set", "State", read ? "Images" : "Where");
        table.Columns[0].NoWrap();
        foreach (var state in states)
            table.AddRow(new Text(state.Name), new Text(state.State), new Text(read ? Images(state) : string.Join(", ", state.Places)));
        console.Out.Write(table);
        foreach (var state in states.Where(state => state.State is "damaged" || (state.Problem is not null && states.Length <= 10)))
            console.Out.WriteLine($"{state.Name}: {state.Problem} {state.Remedy}");
    }

    static string Images(DataSetState state) =>
        state.Images is null ? "" : string.Join(", ", state.Images.Select(entry => $"{entry.Value} {entry.Key}"));
}
