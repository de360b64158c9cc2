namespace OodDsl.Hosting.Tests;

/// <summary>Real runs of the tiny experiment, made once: two methods on two seeds, one run that broke off.</summary>
public sealed class ReportRunsFixture : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();

    internal TemporaryFolder Folder => folder;

    /// <summary>The experiment under the name it is declared by, with a plan whose dataflow can be drawn.</summary>
    internal static ExperimentDescriptor Experiment { get; } = TinyExperiment.Descriptor with
    {
        Plan = TinyExperiment.Descriptor.Plan with { Dataflow = "flowchart LR\n  subgraph training\n    a([\"training set\"])\n    b{{\"CrossEntropy <&>\"}}\n    a --> b\n  end" },
    };

    public string[] Runs { get; private set; } = [];

    public string Broken => folder.At("broken");

    public async ValueTask InitializeAsync()
    {
        List<string> runs = [];
        foreach (var epochs in (int[])[1, 2])
        {
            foreach (var seed in (int[])[1, 2])
            {
                var request = Experiment.Request(folder, $"epochs{epochs}-{seed}", $"Epochs={epochs}") with { Seed = seed };
                await new Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None);
                runs.Add(request.Output);
            }
        }
        Runs = [.. runs];
        var breaking = new RecordingObserver { OnAdvance = done => { if (done == 13) throw new InvalidOperationException("broken off"); } };
        await Assert.ThrowsAsync<InvalidOperationException>(() => new Runner().RunAsync(Experiment.Request(folder, "broken"), breaking, CancellationToken.None));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes a report of runs, as the command does.</summary>
    internal Task<string> WriteAsync(string name, params string[] runs) => RunThread.Start("report", () =>
    {
        var sampler = new RunSampler([Experiment], folder.Data(), "cpu", 1, CancellationToken.None);
        return ReportFiles.Write(folder.At(name), new(RunSelection.Of(runs)), sampler)[0];
    }, CancellationToken.None);
}
