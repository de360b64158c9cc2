namespace OodDsl.Hosting.Tests;

/// <summary>The context of a tiny run, without the run.</summary>
sealed class TinyContext : IDisposable
{
    readonly TemporaryFolder folder = new();

    public TinyContext(ulong seed = 3, int? limit = null, params string[] overrides)
    {
        var source = new DataSource(folder.Data());
        var data = BenchmarkData.Load(BenchmarkDescription.Of(typeof(TinyBenchmark)), source, limit);
        Context = new(CPU, new(seed), SettingValues.Resolve(TinyExperiment.Descriptor.Settings, overrides), data, source);
    }

    public RunContext Context { get; }

    public void Dispose()
    {
        Context.Dispose();
        folder.Dispose();
    }

    /// <summary>The step at a place of the run, with generators of its own.</summary>
    public StepInfo Step(int epoch, int index, EpochRandomness? randomness = null)
    {
        var plan = Context.Plan!;
        return new TrainingStep(randomness ?? new(Context.Randomness))
        {
            Epoch = epoch,
            Index = (epoch * plan.StepsPerEpoch) + index,
            IndexInEpoch = index,
            StepsPerEpoch = plan.StepsPerEpoch,
            Steps = plan.Steps,
        };
    }
}
