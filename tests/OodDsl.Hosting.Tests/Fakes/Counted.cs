namespace OodDsl.Hosting.Tests;

/// <summary>Tiny experiments that count how often each is run.</summary>
sealed class Counted
{
    readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public int this[string name]
    {
        get
        {
            lock (gate) return counts.GetValueOrDefault(name);
        }
    }

    /// <summary>An experiment of one epoch.</summary>
    public ExperimentDescriptor Experiment(string name, char fingerprint, params ExperimentDependency[] dependencies) =>
        TinyExperiment.Of(context => new Noted(context, () => Note(name))) with
        {
            Name = name,
            Fingerprint = new string(fingerprint, 64),
            Dependencies = dependencies,
            Settings = [.. TinyExperiment.Descriptor.Settings.Select(setting => setting.Path == "Train.Epochs" ? setting with { Default = 1 } : setting)],
        };

    void Note(string name)
    {
        lock (gate) counts[name] = counts.GetValueOrDefault(name) + 1;
    }

    // A teacher's network is made without being trained, and a check on noise is no run.
    sealed class Noted(RunContext context, Action trains) : TinyRun(context)
    {
        protected override void TrainEpoch(int epoch)
        {
            if (!Context.IsDry) trains();
            base.TrainEpoch(epoch);
        }
    }
}
