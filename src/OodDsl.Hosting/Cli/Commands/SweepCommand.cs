using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary><c>sweep</c>: makes many runs, those that are not done yet, and their table.</summary>
sealed class SweepCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly IRunStarter starter;
    readonly OwnProcess own;
    readonly ISlurm cluster;
    readonly ICommandConsole console;
    readonly Argument<string[]> names;
    readonly Option<bool> arms;
    readonly Option<string?> seeds;
    readonly Option<string[]> split;
    readonly Option<string[]> set;
    readonly Option<int?> jobs;
    readonly Option<int?> limit;
    readonly Option<string?> device;
    readonly Option<int?> threads;
    readonly Option<string?> runs;
    readonly RunDataOptions data = new();
    readonly Option<string?> results;
    readonly Option<bool> ensembles;
    readonly Option<bool> status;
    readonly Option<bool> inProcess;
    readonly SlurmOptions slurm = new();

    public SweepCommand(ExperimentCatalogIndex catalog, IRunStarter starter, OwnProcess own, ISlurm cluster, ICommandConsole console)
        : base("sweep", "Makes the runs of experiments x settings x splits x seeds that are not done yet, and their table of results.")
    {
        this.catalog = catalog;
        this.starter = starter;
        this.own = own;
        this.cluster = cluster;
        this.console = console;
        names = With(new Argument<string[]>("names") { Description = "Experiments; case and hyphens don't matter.", Arity = ArgumentArity.OneOrMore });
        arms = With(new Option<bool>("--arms") { Description = "Their control arms too." });
        seeds = With(new Option<string?>("--seeds") { Description = "Such as 0..2 or 0,3. Default: those that each experiment declares.", HelpName = "seeds" });
        split = With(RunOptions.Split());
        set = With(new Option<string[]>("--set")
        {
            Description = "Change a setting, to one value or to each of several: Component.Property=a,b (a;b where the setting is a list). May be repeated.",
            HelpName = "setting=values",
        });
        jobs = With(RunOptions.Number("--jobs", 1, "Runs at a time, each in a process of its own. Default: 1."));
        limit = With(RunOptions.Limit());
        device = With(RunOptions.Device());
        threads = With(RunOptions.Threads());
        runs = With(RunOptions.Runs());
        With(data.All);
        results = With(new Option<string?>("--results")
        {
            Description = "A folder that receives the manifests, the results and the table, to be committed.",
            HelpName = "folder",
        });
        ensembles = With(new Option<bool>("--ensembles") { Description = "Also the seeds of each split as one detector, by the mean of their standardised scores." });
        status = With(new Option<bool>("--status") { Description = "Show what is where, on a cluster too, and make nothing." });
        inProcess = With(new Option<bool>("--in-process") { Description = "Make the runs in this process, one after the other: what a task of a job array does." });
        With(slurm.All);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood sweep cut-mix --arms --seeds 0..2 --results experiments/results", "a method and its control arms over three seeds, with the table"),
        ("./ood sweep hsic --set Sigma=1,5,25 --jobs 2", "three values, two runs at a time"),
        ("./ood sweep cut-mix --arms --status", "which of them are done"),
        ("./ood sweep cut-mix --arms --slurm --slurm-gpus 1 --slurm-time 1:00:00 --jobs 8", "as a Slurm job array, eight runs at a time; again: what is missing"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var sweep = Plan(arguments, cancellation);
        var resources = slurm.Resources(arguments);
        if (arguments.GetValue(status))
        {
            SweepStatusTable.Write(console.Out, sweep, await new SlurmSweep(cluster, sweep).TasksAsync(cancellation));
            return ExitCode.Done;
        }
        await RunChecks.RefuseSettingsAsync(
            [.. sweep.Where(run => SweepPlace.Of(run).State is SweepState.Waiting or SweepState.Failed).Select(run => run.Request)], cancellation);
        if (slurm.IsAsked(arguments)) return await SubmitAsync(new(cluster, sweep), sweep.Count, resources, arguments, cancellation);
        var here = arguments.GetValue(inProcess);
        if (here && arguments.GetValue(jobs) > 1)
            throw new UserException(ExitCode.Usage, "One process makes one run at a time.", "Leave out --jobs or --in-process.");
        var failed = await new SweepExecution(here ? own : starter, Line).MakeAsync(sweep, arguments.GetValue(jobs) ?? 1, cancellation);
        foreach (var (run, lines) in failed)
        {
            Line($"{run.Name} did not end with results:");
            foreach (var line in lines) Line($"  {line}");
        }
        Report(sweep, arguments);
        return failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    async Task<ExitCode> SubmitAsync(SlurmSweep sweep, int count, SlurmResources resources, ParseResult arguments, CancellationToken cancellation)
    {
        var missing = await sweep.MissingAsync(cancellation);
        if (missing.Count < count) Line(string.Create(CultureInfo.InvariantCulture, $"{count - missing.Count} of {count} runs are done, running or in the queue."));
        if (missing.Count == 0) return ExitCode.Done;
        if (slurm.IsDry(arguments))
        {
            await console.Data.WriteAsync(sweep.Script(missing, resources, arguments.GetValue(jobs)));
            return ExitCode.Done;
        }
        var job = await sweep.SubmitAsync(missing, resources, arguments.GetValue(jobs), cancellation);
        Line(string.Create(CultureInfo.InvariantCulture, $"Submitted as job {job}, with {missing.Count} task{(missing.Count == 1 ? "" : "s")}."));
        Line("With --status instead of --slurm this shows what is where; without either, once all is done, it writes the table.");
        return ExitCode.Done;
    }

    IReadOnlyList<SweepRun> Plan(ParseResult arguments, CancellationToken cancellation)
    {
        var experiments = arguments.GetRequiredValue(names).Select(catalog.Find).Distinct().ToList();
        var material = data.Of(arguments, console, cancellation);
        return SweepPlan.Of(
            arguments.GetValue(arms) ? SweepPlan.WithArms(experiments, catalog.All) : experiments, arguments.GetValue(set) ?? [],
            arguments.GetValue(split) is [_, ..] named ? named : null, arguments.GetValue(seeds) is { } text ? SeedList.Parse(text) : null,
            experiment => new RunRequest
            {
                Experiment = experiment,
                Seed = 0,
                Device = arguments.GetValue(device),
                Threads = arguments.GetValue(threads),
                Limit = arguments.GetValue(limit),
                Output = "",
                Runs = Path.GetFullPath(arguments.GetValue(runs) ?? RunFolders.Usual(Environment.CurrentDirectory)),
                Data = material,
            });
    }

    void Report(IReadOnlyList<SweepRun> sweep, ParseResult arguments)
    {
        var finished = sweep.Select(run => (Run: run, Place: SweepPlace.Of(run))).Where(one => one.Place.State == SweepState.Done)
            .Select(one => (one.Run, Folder: one.Place.Folder!)).ToList();
        if (finished.Count == 0) return;
        // Arms that are named beside their experiment belong to it.
        var named = arguments.GetRequiredValue(names).Select(catalog.Find).ToList();
        var title = string.Join(
            ", ", named.Where(one => !named.Exists(other => other.Name == one.ArmOf)).Select(one => one.Name).Distinct(StringComparer.Ordinal));
        var variants = SweepVariant.Of(finished);
        var table = new SweepReport(variants).Markdown(title, CommandLineOf(arguments));
        if (arguments.GetValue(ensembles)) table += SweepEnsembles.Markdown(variants);
        if (arguments.GetValue(results) is not { } folder) console.Data.Write(table);
        else Line($"The table is in {new SweepArchive(folder).Write(title.Replace('/', '.').Replace(", ", "+", StringComparison.Ordinal), table, finished)}.");
        if (finished.Count < sweep.Count) Line(string.Create(CultureInfo.InvariantCulture, $"The table lacks {sweep.Count - finished.Count} of {sweep.Count} runs."));
    }

    // What decides the results, as a reader would type it; not where they go on this machine.
    string CommandLineOf(ParseResult arguments)
    {
        List<string> words = ["./ood", "sweep", .. arguments.GetRequiredValue(names)];
        if (arguments.GetValue(arms)) words.Add("--arms");
        if (arguments.GetValue(ensembles)) words.Add("--ensembles");
        if (arguments.GetValue(seeds) is { } text) words.AddRange(["--seeds", text]);
        foreach (var name in arguments.GetValue(split) ?? []) words.AddRange(["--split", name]);
        foreach (var change in arguments.GetValue(set) ?? []) words.AddRange(["--set", change]);
        if (arguments.GetValue(limit) is { } number) words.AddRange(["--limit", number.ToString(CultureInfo.InvariantCulture)]);
        if (arguments.GetValue(threads) is { } count) words.AddRange(["--threads", count.ToString(CultureInfo.InvariantCulture)]);
        if (arguments.GetValue(results) is { } folder) words.AddRange(["--results", folder]);
        return string.Join(' ', words);
    }

    // Not by markup: names contain brackets.
    void Line(string text) => console.Error.Profile.Out.Writer.WriteLine(text);
}
