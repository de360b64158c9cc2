namespace OodDsl.Hosting;

/// <summary>What a run is given: device, seeds, settings, data. Generated code asks it for everything that is not declared.</summary>
public sealed class RunContext : IDisposable
{
    readonly BenchmarkData data;
    readonly DataSource source;
    readonly List<IDisposable> owned = [];
    readonly Dictionary<string, Generator> generators = new(StringComparer.Ordinal);
    readonly Dictionary<string, HostRandom> dice = new(StringComparer.Ordinal);
    readonly FinishedRuns dependencies;
    DeviceSet? training;
    DeviceSet? validation;
    DeviceSet? outliers;

    internal RunContext(
        Device device, Seed seed, SettingValues settings, BenchmarkData data, DataSource source, FinishedRuns? dependencies = null)
    {
        (Device, Seed, Settings, this.data, this.source, this.dependencies) = (device, seed, settings, data, source, dependencies ?? new([], _ => { }));
        Randomness = new(new(seed), device);
    }

    /// <summary>The device all tensors live on.</summary>
    public Device Device { get; }

    /// <summary>Root of the run's seed tree.</summary>
    public Seed Seed { get; }

    /// <summary>The experiment's settings after overrides.</summary>
    public SettingValues Settings { get; }

    /// <summary>Channels of the images.</summary>
    public int Channels => data.Shape.Channels;

    /// <summary>Side of the images in pixels.</summary>
    public int ImageSize => data.Shape.Height;

    /// <summary>ID classes of the benchmark.</summary>
    public int Classes => data.Classes;

    /// <summary>Makes generators by their path.</summary>
    internal RandomSource Randomness { get; }

    /// <summary>Whether this is a check on noise, not a run.</summary>
    internal bool IsDry => source is DryData;

    /// <summary>The ID training images, read some at a time; not augmented.</summary>
    public ImageRows TrainingImages => new DeviceRows(TrainingSet);

    /// <summary>The ID validation images, read some at a time.</summary>
    public ImageRows ValidationImages => new DeviceRows(ValidationSet);

    /// <summary>The OOD validation images, read some at a time; after <see cref="OodValidation"/>.</summary>
    public ImageRows OodValidationImages => new DeviceRows(OodValidationSet);

    /// <summary>The run's length; null as long as nothing asked for the training stream.</summary>
    internal StepPlan? Plan { get; private set; }

    /// <summary>What goes over whole sets. It is there before the run is made: modules may be sized by fits.</summary>
    internal EvaluationPass? Pass { get; set; }

    /// <summary>What the fits of the finished run came to whose network is made again, without its data; null in a run of its own.</summary>
    internal RestoredFits? Restored { get; init; }

    /// <summary>Whether the network is one whose checkpoint is read next: it begins with no other weights.</summary>
    internal bool IsFinished { get; init; }

    /// <summary>The scores that there is a use for; null: all.</summary>
    internal IReadOnlySet<string>? WantedScores { get; init; }

    /// <summary>The ID training set on the device.</summary>
    internal DeviceSet TrainingSet => training ??= Keep(On(data.Training));

    /// <summary>The ID validation set on the device.</summary>
    internal DeviceSet ValidationSet => validation ??= Keep(On(data.Validation));

    /// <summary>The OOD validation set on the device.</summary>
    internal DeviceSet OodValidationSet => outliers ?? throw new InvalidOperationException("The run has opened no OOD validation set.");

    /// <summary>The benchmark's images.</summary>
    internal BenchmarkData Data => data;

    /// <summary>Images for the run's device; the caller frees them.</summary>
    internal DeviceSet On(ImageSource images) => new(Device, images, source.Memory);

    /// <summary>The ID training set in shuffled batches. Once per run, before any other stream: it says what a step is.</summary>
    /// <param name="train">Length of the run and size of a batch.</param>
    /// <param name="passes">How often an epoch goes over the set, each time in another order.</param>
    public BatchStream Training(Train train, int passes = 1)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (Plan is not null) throw new InvalidOperationException("A run has one stream of ID training images.");
        Plan = new(train, data.Training.Count, passes);
        return Keep(BatchStream.Training(Plan, Order("training", TrainingSet.Count), TrainingSet));
    }

    /// <summary>Another stream of training batches, <paramref name="ratio"/> times as large.</summary>
    /// <param name="name">The stream's name in the singular, such as <c>outlier</c>.</param>
    /// <param name="train">The main stream's settings.</param>
    /// <param name="ratio">Images per ID training image.</param>
    /// <param name="dataSets">Drawn from as one; labels are numbered through.</param>
    public BatchStream Stream(string name, Train train, double ratio, params ReadOnlySpan<DataSet> dataSets)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (!(ratio > 0) || !double.IsFinite(ratio))
            throw new UserException(
                ExitCode.Configuration, FormattableString.Invariant($"The ratio of the stream '{name}' is {ratio}."), "A ratio is positive.");
        if (dataSets.IsEmpty) throw new ArgumentException($"The stream '{name}' has no data set.", nameof(dataSets));
        var set = Joined(dataSets);
        var plan = Plan ?? throw new InvalidOperationException($"The stream '{name}' was made before the training stream.");
        return Keep(BatchStream.Cycling(plan, Order(name, set.Count), set, ratio));
    }

    /// <summary>Opens the OOD validation sets, for fits that read them.</summary>
    /// <param name="dataSets">Read as one; of each the training split.</param>
    public void OodValidation(params ReadOnlySpan<DataSet> dataSets) => outliers = Joined(dataSets);

    /// <summary>The network of a teacher's finished run: in eval mode, its parameters closed. Made once per run.</summary>
    /// <param name="experiment">The teacher, which the descriptor lists among its dependencies.</param>
    public TeacherNetwork Teacher(ExperimentDescriptor experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var finished = dependencies.Of(experiment.Name);
        var teaching = Keep(new RunContext(Device, Seed, finished.Settings, data, source, new(finished.Teachers, _ => { })) { Pass = Pass, IsFinished = true });
        var run = finished.Experiment.Create(teaching);
        var teacher = Keep(new TeacherNetwork(run, Channels, ImageSize));
        using (NewDisposeScope()) Checkpoint.LoadWeights(run.OwnedNetwork, finished.Weights(), finished.Experiment.Name);
        run.OwnedNetwork.FreezeAll();
        return teacher;
    }

    /// <summary>Copies the weights that the experiment starts from, if it does.</summary>
    internal void Start(ExperimentNetwork network) => dependencies.Start(network);

    /// <summary>
    /// The default input layer: by what the ID set is normalised by, else by its training images' mean and deviation per channel (buffers <c>mean</c>,
    /// <c>std</c>).
    /// </summary>
    public Module<Tensor, Tensor> Standardization() => data.Description.InDistribution.Normalization is { } known && known.Mean.Count == Channels
        ? new Standardize([.. known.Mean], [.. known.Deviation])
        : new Standardize(data.Statistics.Mean, data.Statistics.Deviation);

    /// <summary>Draws on the run's device for one place of the program outside of training steps, such as a fit.</summary>
    public Generator Random(string place)
    {
        if (!generators.TryGetValue(place, out var generator)) generators.Add(place, generator = Keep(Randomness.Generator($"place/{place}")));
        return generator;
    }

    /// <summary>Draws on the host for one place of the program outside of training steps.</summary>
    public Random Dice(string place)
    {
        if (!dice.TryGetValue(place, out var random)) dice.Add(place, random = Randomness.Dice($"place/{place}"));
        return random;
    }

    /// <summary>Copies published weights into the modules of a network that ask for them.</summary>
    /// <exception cref="UserException">A file is missing, damaged, or another network's.</exception>
    internal void LoadPublished(ExperimentNetwork network)
    {
        // A check has no files, and those of a finished run are in its checkpoint.
        if (IsDry || IsFinished) return;
        Module? logits = null;
        foreach (var (name, child) in network.named_children())
            if (string.Equals(name, "logits", StringComparison.Ordinal)) logits = child;
        foreach (var module in network.modules().OfType<IPretrained>())
            if (module.Published is { } weights)
                source.Report(PublishedWeightsFile.Load(source.Locate(weights), module, logits, isTrained: Plan is not null));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = owned.Count - 1; i >= 0; i--) owned[i].Dispose();
        owned.Clear();
    }

    DeviceSet Joined(ReadOnlySpan<DataSet> dataSets)
    {
        var sets = new ImageSource[dataSets.Length];
        for (var i = 0; i < sets.Length; i++) sets[i] = dataSets[i] is TrainingSet ? data.Training : source.Open(dataSets[i], Split.Train, data.Shape);
        return Keep(On(ImageSource.Join(sets)));
    }

    // For a stream that cycles, an epoch is a pass over its own set.
    RowOrder Order(string stream, int count) => new(Randomness, $"data/{stream}/epoch=", count, Device);

    T Keep<T>(T resource) where T : IDisposable
    {
        owned.Add(resource);
        return resource;
    }
}
