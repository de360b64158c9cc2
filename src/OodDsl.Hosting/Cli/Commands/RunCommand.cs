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
    readonly Option<string[]> set;
    readonly Option<int?> limit;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly Option<string?> output;
    readonly Option<string[]> data;
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
        set = With(RunOptions.Set());
        limit = With(RunOptions.Number("--limit", 1, "Train on the first n images only."));
        device = With(RunOptions.Device());
        threads = With(RunOptions.Threads());
        output = With(new Option<string?>("--output", "-o")
        {
            Description = "The run folder to make, or, for several experiments, the folder to make theirs in. Default: runs/NAME/seed-N.",
            HelpName = "folder",
        });
        data = With(RunOptions.Data());
        json = With(RunOptions.Json("the results (of several experiments: an array)"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood run baseline", "train, evaluate, print the table, write runs/baseline/seed-0"),
        ("./ood run baseline outlier-exposure --seed 1", "two experiments on the same seed"),
        ("./ood run baseline --limit 2000 --set Epochs=1 --output /tmp/smoke", "a smoke run"),
        ("./ood run outlier-exposure --set OutlierExposure.Weight=1 --set Sgd.LearningRate=0.05", "with other settings"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var experiments = arguments.GetRequiredValue(names).Select(catalog.Find).Distinct().ToList();
        var overrides = arguments.GetValue(set) ?? [];
        // A mistyped setting is told now, not after the experiments before it have been trained.
        foreach (var experiment in experiments) SettingValues.Resolve(experiment.Settings, overrides);
        var asJson = arguments.GetValue(json);
        var documents = new List<string>();
        foreach (var experiment in experiments)
        {
            var request = Request(experiment, overrides, experiments.Count > 1, arguments, cancellation);
            var result = await RunAsync(request, asJson, cancellation);
            if (asJson) documents.Add(await File.ReadAllTextAsync(new RunFolder(request.Output).Results, cancellation));
            else ResultsTable.Write(console.Out, result, request.Output);
        }
        if (asJson) await console.Data.WriteAsync(documents is [var only] ? only : $"[\n{string.Join(",\n", documents.Select(text => text.TrimEnd()))}\n]\n");
        return ExitCode.Done;
    }

    RunRequest Request(ExperimentDescriptor experiment, string[] overrides, bool several, ParseResult arguments, CancellationToken cancellation)
    {
        var root = arguments.GetValue(seed) ?? (experiment.Seeds is [var first, ..] ? first : 0);
        return new()
        {
            Experiment = experiment,
            Seed = root,
            Overrides = overrides,
            Device = arguments.GetValue(device),
            Threads = arguments.GetValue(threads),
            Limit = arguments.GetValue(limit),
            Output = RunFolders.Choose(Environment.CurrentDirectory, arguments.GetValue(output), experiment.Name, root, several),
            Data = RunOptions.Folders(arguments.GetValue(data), console, cancellation),
        };
    }

    async Task<RunResult> RunAsync(RunRequest request, bool asJson, CancellationToken cancellation)
    {
        var display = console.Display(stdoutIsData: asJson);
        display.Title($"{request.Experiment.Name}, seed {request.Seed}: {request.Output}");
        try
        {
            return await display.ShowAsync(observer => runner.RunAsync(request, observer, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new UserException(ExitCode.Cancelled, "Cancelled.", $"What was trained is in {request.Output}.");
        }
        catch (Exception error) when (error is not (UserException or OperationCanceledException))
        {
            throw CrashException.Log(request.Output, error);
        }
    }
}
