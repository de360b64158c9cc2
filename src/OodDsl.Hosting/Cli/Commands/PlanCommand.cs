using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>plan</c>: what an experiment would do, without doing it.</summary>
sealed class PlanCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Argument<string[]> names;
    readonly Option<bool> diff;
    readonly Option<bool> check;
    readonly Option<string?> write;
    readonly Option<string[]> set;
    readonly Option<bool> markdown;
    readonly Option<bool> json;

    public PlanCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("plan", "Shows what an experiment does: settings and where they come from, loss, dataflow, passes, fits, scores. Markdown.")
    {
        this.catalog = catalog;
        this.console = console;
        names = With(new Argument<string[]>("names")
        {
            Description = "An experiment (with --diff two, with --check any number); case and hyphens don't matter.",
            Arity = ArgumentArity.ZeroOrMore,
        });
        diff = With(new Option<bool>("--diff") { Description = "Show what separates two experiments." });
        check = With(new Option<bool>("--check")
        {
            Description = "Run one batch of noise through training step, fits and scores: finds wrong shapes in seconds, without data.",
        });
        write = With(new Option<string?>("--write")
        {
            Description = "Write the plans of all experiments into a folder, a file NAME.plan.md each, and delete those of experiments that are gone.",
            HelpName = "folder",
        });
        set = With(RunOptions.Set());
        markdown = With(new Option<bool>("--markdown") { Description = "With --diff: print the table as Markdown." });
        json = With(RunOptions.Json("the plan or the differences"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood plan baseline", "settings, loss and dataflow"),
        ("./ood plan outlier-exposure --set OutlierExposure.Weight=1", "with a setting changed"),
        ("./ood plan baseline > plan.md", "as a file; GitHub draws the dataflow"),
        ("./ood plan --diff baseline outlier-exposure --markdown", "what separates two experiments, for a pull request"),
        ("./ood plan --check margin-energy", "does everything fit together?"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var experiments = (arguments.GetValue(names) ?? []).Select(catalog.Find).ToArray();
        var overrides = arguments.GetValue(set) ?? [];
        if (arguments.GetValue(write) is { } folder) return Write(folder);
        if (arguments.GetValue(check)) return await CheckAsync(experiments, overrides, cancellation);
        if (arguments.GetValue(diff))
        {
            if (experiments is not [var a, var b])
                throw new UserException(ExitCode.Usage, "--diff takes two experiments.", "./ood plan --diff baseline outlier-exposure");
            return Compare(a, b, overrides, arguments);
        }
        if (experiments is not [var experiment])
            throw new UserException(ExitCode.Usage, $"plan takes one experiment, not {experiments.Length}.", "./ood plan baseline; ./ood list shows all.");
        var settings = DependencyOverrides.Check(experiment, overrides);
        await console.Data.WriteAsync(
            arguments.GetValue(json) ? $"{Json.Text(PlanDocument.Of(experiment, settings))}{Environment.NewLine}" : PlanWriter.Markdown(experiment, settings));
        return ExitCode.Done;
    }

    ExitCode Write(string folder)
    {
        PlanFiles.Write(Path.GetFullPath(folder), catalog.All);
        return ExitCode.Done;
    }

    ExitCode Compare(ExperimentDescriptor a, ExperimentDescriptor b, string[] overrides, ParseResult arguments)
    {
        var differences = PlanComparison.Of(a, b, DependencyOverrides.Check(a, overrides), DependencyOverrides.Check(b, overrides));
        if (arguments.GetValue(json)) console.Data.WriteLine(Json.Text(differences));
        else if (arguments.GetValue(markdown)) console.Data.Write(PlanDifferenceTable.Markdown(a.Name, b.Name, differences));
        else PlanDifferenceTable.Write(console.Out, a.Name, b.Name, differences);
        return ExitCode.Done;
    }

    async Task<ExitCode> CheckAsync(ExperimentDescriptor[] experiments, string[] overrides, CancellationToken cancellation)
    {
        if (experiments.Length == 0) experiments = [.. catalog.All];
        foreach (var experiment in experiments) DependencyOverrides.Check(experiment, overrides);
        var failed = 0;
        foreach (var experiment in experiments)
        {
            var result = await PlanCheck.RunAsync(experiment, overrides, cancellation);
            PlanCheckReport.Write(console.Out, experiment.Name, result);
            if (result.Problem is not null) failed++;
        }
        return failed == 0 ? ExitCode.Done : ExitCode.Configuration;
    }
}
