namespace OodDsl.Hosting.Tests;

/// <summary>Runs of the tiny experiment.</summary>
static class TinyExperiment
{
    public static ExperimentDescriptor Descriptor { get; } = Of(context => new TinyRun(context));

    public static ExperimentDescriptor Of(Func<RunContext, ExperimentRun> create) => new()
    {
        Name = "tiny",
        Summary = "A perceptron.",
        Sources = ["TinyRun.cs"],
        Fingerprint = new string('0', 64),
        Benchmark = typeof(TinyBenchmark),
        Settings =
        [
            new("Train.Epochs", 2, "TinyRun.cs"), new("Train.BatchSize", 32, "TinyRun.cs"), new("Sgd.LearningRate", 0.05, "TinyRun.cs"),
            new("OutlierExposure.Weight", 0.5, "TinyRun.cs"),
        ],
        Plan = new() { Loss = "L", Dataflow = "flowchart", PassesPerStep = 1, PassesPerScoredImage = 1, Scores = ["Msp", "Means"] },
        Create = create,
    };

    public static RunRequest Request(
        this ExperimentDescriptor experiment, TemporaryFolder folder, string output = "run", params string[] overrides) => new()
        {
            Experiment = experiment,
            Seed = 3,
            Overrides = overrides,
            Device = "cpu",
            Threads = 1,
            Output = folder.At(output),
            Runs = folder.At("runs"),
            Data = folder.Data(),
        };

    public static Task<RunResult> Run(
        this ExperimentDescriptor experiment, TemporaryFolder folder, string output = "run", params string[] overrides) =>
        new Runner().RunAsync(experiment.Request(folder, output, overrides), new RecordingObserver(), CancellationToken.None);
}

/// <summary>The tiny experiment as a class, as a generator would make of a declaration.</summary>
sealed class Tiny : IDescribedExperiment
{
    public static ExperimentDescriptor Descriptor => TinyExperiment.Descriptor;
}
