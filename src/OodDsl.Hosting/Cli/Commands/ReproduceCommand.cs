using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>reproduce</c>: makes a finished run again and compares.</summary>
sealed class ReproduceCommand : RunWorkCommand
{
    readonly ExperimentCatalogIndex catalog;
    readonly Reproducer reproducer;
    readonly Option<bool> dry;
    readonly Option<string?> runs;
    readonly Option<string?> output;
    readonly Option<string[]> tolerance;

    public ReproduceCommand(ExperimentCatalogIndex catalog, Reproducer reproducer, ICommandConsole console) : base(
        "reproduce",
        "Checks what a finished run was made with, makes it again in a new folder, and compares: bit by bit, or within tolerances where the machine differs.",
        console, isAsRun: true, prints: "checks and comparison")
    {
        this.catalog = catalog;
        this.reproducer = reproducer;
        dry = With(new Option<bool>("--dry-run") { Description = "Check, say what would be run, and run nothing." });
        tolerance = With(new Option<string[]>("--tolerance")
        {
            Description = "Accuracy, Calibration, Area, Share, Metric or Weights=value: how far numbers may be apart where bits need not be equal. May be repeated.",
            HelpName = "name=value",
        });
        output = With(new Option<string?>("--output", "-o")
        {
            Description = "The new run's folder; one that was stopped goes on. Default: one beside the experiment's other runs.",
            HelpName = "folder",
        });
        runs = With(RunOptions.Runs());
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood reproduce runs/baseline/seed-0", "train it again, and exit with 5 if anything differs"),
        ("./ood reproduce experiments/results/baseline/seed-0 --dry-run", "would a published run come out the same here?"),
        ("./ood reproduce runs/baseline/seed-0 --threads 1 --tolerance Area=0.02", "with another number of threads, AUROC within two points"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        var request = new ReproductionRequest
        {
            Run = folder,
            Catalog = catalog.All,
            Data = Data(arguments, cancellation),
            Device = Device(arguments),
            Threads = Threads(arguments),
            Runs = arguments.GetValue(runs),
            Output = arguments.GetValue(output),
            Tolerances = ReproductionTolerances.Parse(arguments.GetValue(tolerance) ?? []),
            IsDry = arguments.GetValue(dry),
        };
        var reproduction = await WorkAsync(
            $"Reproducing {folder.Path}", folder, arguments, observer => reproducer.ReproduceAsync(request, observer, cancellation));
        if (IsJson(arguments)) await Console.Data.WriteLineAsync(Json.Text(reproduction));
        else ReproductionTable.Write(Console.Out, reproduction);
        return reproduction.CanRun && reproduction.IsReproduced is not false ? ExitCode.Done : ExitCode.Different;
    }
}
