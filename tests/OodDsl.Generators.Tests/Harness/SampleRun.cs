using System.Reflection;
using OodDsl.Hosting;

namespace OodDsl.Generators.Tests;

/// <summary>Compiles experiments with what is generated for them, and runs them on real tensors for a few steps.</summary>
sealed class SampleRun : IDisposable
{
    const string Base = """
        global using static OodDsl.Generators.Tests.Probe;
        global using OodDsl.Generators.Tests;
        namespace Experiments;

        public sealed class Small : Backbone
        {
            public Sequential Create(int channels) => Sequential(Conv2d(channels, 6, 3, stride: 2, padding: 1), BatchNorm2d(6), ReLU(), Flatten(), Linear(96, 10));
        }

        [Benchmark<QuadrantsOod>, Small, Train(Epochs = 1, BatchSize = 16), CrossEntropy, Sgd(LearningRate = 0.05), Msp]
        public abstract class Tiny : Experiment;
        """;

    readonly string folder = Directory.CreateTempSubdirectory("ooddsl-sample-").FullName;
    readonly string finished;
    int runs;

    SampleRun(IReadOnlyList<ExperimentDescriptor> catalog, GeneratorRun generated, SampleRun? before) =>
        (Catalog, Generated, finished) = (catalog, generated, before?.finished ?? Path.Combine(folder, "runs"));

    public IReadOnlyList<ExperimentDescriptor> Catalog { get; }

    public GeneratorRun Generated { get; }

    /// <summary>Compiles experiments that derive from <c>Tiny</c>.</summary>
    /// <param name="source">Their text.</param>
    /// <param name="before">Finds the finished runs of an earlier text.</param>
    public static SampleRun Of(string source, SampleRun? before = null)
    {
        Probe.Clear();
        var generated = TestProject.Reference.With("Base.cs", Base).With("Sample.cs", "namespace Experiments;\n" + source).Run().Compiles();
        if (Environment.GetEnvironmentVariable("OODDSL_SHOW_SAMPLES") is { Length: > 0 } shown)
            foreach (var file in generated.Files) File.WriteAllText(Path.Combine(shown, TestContext.Current.TestMethod!.MethodName + "." + file), generated.Text(file));
        using var assembly = new MemoryStream();
        var emitted = generated.Output.WithOptions(generated.Output.Options.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary))
            .Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));
        var catalog = Assembly.Load(assembly.ToArray()).GetType("Experiments.ExperimentCatalog")!.GetProperty("All")!.GetValue(null)!;
        return new SampleRun((IReadOnlyList<ExperimentDescriptor>)catalog, generated, before);
    }

    /// <summary>Runs an experiment of it: 48 training images, one seed.</summary>
    public RunResult Run(string name = "sample", params string[] overrides) => Execute(name, overrides).Result;

    /// <summary>The run's result and folder.</summary>
    public (RunResult Result, string Folder) Execute(string name = "sample", params string[] overrides) => Execute(name, null, overrides);

    /// <summary>The same with evaluation batches of a size.</summary>
    public (RunResult Result, string Folder) Execute(string name, int? evaluationBatch, params string[] overrides)
    {
        var output = Path.Combine(folder, $"run{runs++}");
        var request = new RunRequest
        {
            Experiment = Catalog.Single(experiment => experiment.Name == name),
            Seed = 3,
            Overrides = overrides,
            Device = "cpu",
            Threads = 1,
            Limit = 48,
            EvaluationBatch = evaluationBatch,
            Output = output,
            Runs = finished,
            Data = new DataFolders([], Path.Combine(folder, "cache")) { AllowDownload = false },
        };
        return (new Runner().RunAsync(request, new Silent(), TestContext.Current.CancellationToken).GetAwaiter().GetResult(), output);
    }

    /// <summary>Scores a finished run again.</summary>
    public RunResult Evaluate(string run) => new Runner().EvaluateAsync(
        run, Catalog, new DataFolders([], Path.Combine(folder, "cache")) { AllowDownload = false }, "cpu", 1, new Silent(),
        TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    sealed class Silent : IRunObserver
    {
        public void Begin(string phase, long steps) { }

        public void Advance(long done) { }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }
    }
}
