using Microsoft.Extensions.DependencyInjection;

namespace OodDsl.Hosting.Tests;

/// <summary>Runs command lines in this process, with a runner that trains nothing, in a folder of its own.</summary>
public abstract class CommandLineFixture : IDisposable
{
    internal FakeConsole Console { get; } = new();

    internal FakeRunner Runner { get; } = new();

    internal FakeRunStarter Starter { get; } = new();

    internal FakeSlurm Slurm { get; } = new();

    /// <summary>A folder that this test may write to.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ood-cli-").FullName;

    internal static ExperimentDescriptor Baseline { get; } = Experiment("baseline", "Plain cross-entropy.", armOf: null);

    internal static IReadOnlyList<ExperimentDescriptor> Catalog { get; } =
    [
        Baseline,
        Experiment("margin-energy", "A margin | between energies.", armOf: null),
        Experiment("margin-energy/without-margin", "The same without the loss.", armOf: "margin-energy"),
        Experiment("outlier-exposure", "Outlier exposure.", armOf: null),
    ];

    internal async Task<ExitCode> InvokeAsync(params string[] args)
    {
        var builder = OodDslHost.CreateBuilder(args, Catalog);
        builder.Services.AddSingleton<ICommandConsole>(Console).AddSingleton<IRunner>(Runner).AddSingleton<IRunStarter>(Starter).AddSingleton<ISlurm>(Slurm);
        using var host = builder.Build();
        return await host.Services.GetRequiredService<CommandLine>().InvokeAsync(args);
    }

    static ExperimentDescriptor Experiment(string name, string summary, string? armOf) => new()
    {
        Name = name,
        Summary = summary,
        ArmOf = armOf,
        Sources = ["Baseline.cs", "Reference.cs"],
        Fingerprint = new string('a', 64),
        Benchmark = typeof(FashionMnistOod),
        Seeds = [7, 8],
        Settings = [new("Train.Epochs", 5, "Reference.cs"), new("Sgd.LearningRate", 0.1, "Reference.cs"), new("Energy.Temperature", 1.0, SettingInfo.ComponentDefault)],
        Plan = new()
        {
            Loss = "L = CrossEntropy(logits, targets)",
            Dataflow = "flowchart LR\n  images --> features",
            PassesPerStep = 1,
            PassesPerScoredImage = 2,
            Streams = ["train: FashionMnist"],
            Augmentations = ["RandomCrop(Padding = 2)", "HorizontalFlip"],
            Fits = ["Knn"],
            Scores = ["Msp", "Energy"],
        },
        Create = _ => throw new InvalidOperationException("No test of the command line makes a run."),
    };

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Console.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
