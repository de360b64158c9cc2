using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>run</c>: trains and evaluates experiments, one after the other.</summary>
sealed class RunCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly IRunner runner;
    readonly ICommandConsole console;
    readonly Argument<string[]> names;
    readonly Option<int?> seed;
    readonly Option<bool> allSeeds;
    readonly Option<string[]> split;
    readonly Option<string?> runs;
    readonly Option<string[]> set;
    readonly Option<int?> limit;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly Option<string?> output;
    readonly RunDataOptions data = new();
    readonly Option<bool> json;

    public RunCommand(ExperimentCatalogIndex catalog, IRunner runner, ICommandConsole console)
        : base("run", "Trains and evaluates experiments, prints their results and writes their run folders.")
    {
        this.catalog = catalog;
        this.runner = runner;
        this.console = console;
        names = With(new Argument<string[]>("names")
        {
            Description = "Experiments; case and hyphens don't matter.",
            Arity = ArgumentArity.OneOrMore,
        });
        seed = With(RunOptions.Number("--seed", 0, "Root of all random numbers. Default: the first that the experiment declares."));
        allSeeds = With(new Option<bool>("--all-seeds") { Description = "Run every seed that the experiment declares." });
        split = With(RunOptions.Split());
        set = With(RunOptions.Set());
        limit = With(RunOptions.Limit());
        device = With(RunOptions.Device());
        threads = With(RunOptions.Threads());
        output = With(new Option<string?>("--output", "-o")
        {
            Description = "The run folder to make, or, for several experiments or splits, the folder to make theirs in. Default: runs/NAME/seed-N.",
            HelpName = "folder",
        });
        runs = With(RunOptions.Runs());
        With(data.All);
        json = With(RunOptions.Json("the results (of several runs: an array)"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood run baseline", "train, evaluate, print the table, write runs/baseline/seed-0"),
        ("./ood run baseline outlier-exposure --seed 1", "two experiments on the same seed"),
        ("./ood run baseline --limit 2000 --set Epochs=1 --output /tmp/smoke", "a smoke run"),
        ("./ood run outlier-exposure --set OutlierExposure.Weight=1 --set Sgd.LearningRate=0.05", "with other settings"),
        ("./ood run csi --split sneaker --split bag", "two of the ten runs of a one-class benchmark"),
        ("./ood run oal --set teacher/Train.Epochs=1", "with a setting of the teacher changed"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var experiments = arguments.GetRequiredValue(names).Select(catalog.Find).Distinct().ToList();
        var overrides = arguments.GetValue(set) ?? [];
        var planned = experiments.ConvertAll(experiment => Requests(experiment, overrides, arguments, cancellation));
        // What is wrong with the last is told now, not after the experiments before it have been trained.
        await RunChecks.RefuseAsync([.. planned.SelectMany(requests => requests.Select(request => Named(request, planned.Count > 1, requests, arguments)))], cancellation);
        var asJson = arguments.GetValue(json);
        var documents = new List<string>();
        foreach (var requests in planned)
        {
            List<RunFolder> folders = [];
            foreach (var unplaced in requests)
            {
                var (result, folder) = await PlacedAsync(unplaced, () => Output(unplaced, planned.Count > 1, requests, arguments), arguments, cancellation);
                folders.Add(folder);
                if (asJson) documents.Add(await File.ReadAllTextAsync(folders[^1].Results, cancellation));
                else ResultsTable.Write(console.Out, result, folder.Path);
            }
            if (!asJson && folders.Count > 1) SplitsTable.Write(console.Out, requests[0].Experiment.Name, folders);
        }
        if (asJson) await console.Data.WriteAsync(documents is [var only] ? only : $"[\n{string.Join(",\n", documents.Select(text => text.TrimEnd()))}\n]\n");
        return ExitCode.Done;
    }

    // One per split and seed. Where they go is chosen when they begin: a run before may have made one that it depends on.
    List<RunRequest> Requests(ExperimentDescriptor experiment, string[] overrides, ParseResult arguments, CancellationToken cancellation)
    {
        var description = BenchmarkDescription.Of(experiment.Benchmark);
        string?[] splits = arguments.GetValue(split) is [_, ..] named
            ? [.. named.Select(name => description.At(name).Split.Name).Distinct(StringComparer.Ordinal)]
            : [.. description.Splits.Select(one => one.Name)];
        int[] seeds = arguments.GetValue(seed) is { } given ? [given]
            : arguments.GetValue(allSeeds) ? [.. experiment.Seeds]
            : experiment.Seeds is [var first, ..] ? [first] : [0];
        var material = data.Of(arguments, console, cancellation);
        return
        [
            .. splits.SelectMany(name => seeds.Select(root => new RunRequest
            {
                Experiment = experiment,
                Seed = root,
                Split = name,
                Overrides = overrides,
                Device = arguments.GetValue(device),
                Threads = arguments.GetValue(threads),
                Limit = arguments.GetValue(limit),
                Output = "",
                Runs = Path.GetFullPath(arguments.GetValue(runs) ?? RunFolders.Usual(Environment.CurrentDirectory)),
                Data = material,
            })),
        ];
    }

    string Output(RunRequest request, bool several, List<RunRequest> all, ParseResult arguments) =>
        Named(request, several, all, arguments) is { Output: { Length: > 0 } named }
            ? named : RunFolders.Free(request.Runs, request.Experiment.Name, request.Split, request.Seed);

    // With the folder that was asked for.
    RunRequest Named(RunRequest request, bool several, List<RunRequest> all, ParseResult arguments) => arguments.GetValue(output) is not { } named ? request : request with
    {
        Output = RunFolders.Named(
            Environment.CurrentDirectory, named, several ? request.Experiment.Name : null,
            all.Exists(other => !string.Equals(other.Split, request.Split, StringComparison.Ordinal)) ? request.Split : null,
            all.Exists(other => other.Seed != request.Seed) ? request.Seed : null),
    };

    // Another process may take the free folder in between; it is found out before anything is trained.
    async Task<(RunResult Result, RunFolder Folder)> PlacedAsync(
        RunRequest unplaced, Func<string> place, ParseResult arguments, CancellationToken cancellation)
    {
        while (true)
        {
            var request = unplaced with { Output = place() };
            try
            {
                return (await RunAsync(request, arguments.GetValue(json), cancellation), new(request.Output));
            }
            catch (FolderTakenException) when (arguments.GetValue(output) is null)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    async Task<RunResult> RunAsync(RunRequest request, bool asJson, CancellationToken cancellation)
    {
        var display = console.Display(stdoutIsData: asJson);
        display.Title($"{request.Experiment.Name}{(request.Split is { } name ? $", {name}" : "")}, seed {request.Seed}: {request.Output}");
        try
        {
            return await display.ShowAsync(observer => runner.RunAsync(request, observer, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw Cancelled(request.Output);
        }
        catch (Exception error) when (error is not (UserException or OperationCanceledException))
        {
            throw CrashException.Log(request.Output, error);
        }
    }

    /// <summary>Says how to go on with a run that the user stopped.</summary>
    internal static UserException Cancelled(string folder) =>
        new(ExitCode.Cancelled, "Cancelled.", $"What was trained is in {folder}; ./ood resume {RunFolders.Shown(folder)} goes on.");
}
