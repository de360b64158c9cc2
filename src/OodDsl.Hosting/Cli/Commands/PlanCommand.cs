using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>plan</c>: what an experiment would do, without doing it.</summary>
sealed class PlanCommand : CliCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly ICommandConsole console;
    readonly Argument<string> name;
    readonly Option<string[]> set;
    readonly Option<bool> json;

    public PlanCommand(ExperimentCatalogIndex catalog, ICommandConsole console)
        : base("plan", "Shows what an experiment does: settings and where they come from, loss, dataflow, passes, fits, scores. Markdown.")
    {
        this.catalog = catalog;
        this.console = console;
        name = With(new Argument<string>("name") { Description = "An experiment; case and hyphens don't matter." });
        set = With(RunOptions.Set());
        json = With(RunOptions.Json("the plan"));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood plan baseline", "settings, loss and dataflow"),
        ("./ood plan outlier-exposure --set OutlierExposure.Weight=1", "with a setting changed"),
        ("./ood plan baseline > plan.md", "as a file; GitHub draws the dataflow"),
    ];

    protected override Task<ExitCode> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var experiment = catalog.Find(arguments.GetRequiredValue(name));
        var settings = SettingValues.Resolve(experiment.Settings, arguments.GetValue(set) ?? []);
        console.Data.Write(arguments.GetValue(json) ? $"{Json.Text(Plan(experiment, settings))}{Environment.NewLine}" : PlanWriter.Markdown(experiment, settings));
        return Task.FromResult(ExitCode.Done);
    }

    static object Plan(ExperimentDescriptor experiment, SettingValues settings) => new
    {
        experiment.Name,
        experiment.Summary,
        experiment.ArmOf,
        Benchmark = experiment.Benchmark.Name,
        experiment.Sources,
        experiment.Fingerprint,
        experiment.Seeds,
        experiment.Plan.Loss,
        experiment.Plan.Dataflow,
        experiment.Plan.PassesPerStep,
        experiment.Plan.PassesPerScoredImage,
        experiment.Plan.Streams,
        experiment.Plan.Augmentations,
        Fits = experiment.Plan.Fits.Select(fit => fit.Name),
        Scores = experiment.Plan.Scores.Select(score => score.Name),
        Settings = settings.All.Select(setting => new { setting.Path, setting.Value, setting.Default, setting.Origin }),
    };
}
