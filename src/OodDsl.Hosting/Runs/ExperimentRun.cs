using TorchSharp;

namespace OodDsl.Hosting;

/// <summary>
/// One run of one experiment: policy here, the loops in the generated class. Everything happens on one dedicated thread,
/// because a dispose scope belongs to a thread.
/// </summary>
public abstract partial class ExperimentRun : IDisposable
{
    readonly Dictionary<string, optim.Optimizer> optimizers = new(StringComparer.Ordinal);
    readonly KeptValues kept = new();
    ExperimentNetwork? network;
    TrainingLoop? loop;

    /// <summary>Made on the run's thread by the descriptor.</summary>
    protected ExperimentRun(RunContext context) => Context = context;

    /// <summary>Device, seeds, settings and data.</summary>
    protected RunContext Context { get; }

    /// <summary>The network that was given to <see cref="Own{T}(T)"/>.</summary>
    internal ExperimentNetwork OwnedNetwork => network ?? throw new InvalidOperationException("The run owns no network.");

    /// <summary>The optimisers, by name.</summary>
    internal IReadOnlyDictionary<string, optim.Optimizer> Optimizers => optimizers;

    /// <summary>Results of fits.</summary>
    internal KeptValues Kept => kept;

    internal Device Device => Context.Device;

    /// <summary>
    /// Called once by the generated constructor with all that a checkpoint holds; moves the network to the device, and copies the weights it starts from.
    /// </summary>
    protected T Own<T>(T network) where T : ExperimentNetwork
    {
        if (this.network is not null) throw new InvalidOperationException("A run owns one network.");
        Context.LoadPublished(network);
        this.network = network.to(Context.Device);
        Context.Start(network);
        if (Context.Plan is { Train: { FrozenBackbone: true } or { FrozenNorms: true } } plan
            && network.named_children().FirstOrDefault(child => child.Item1 is "backbone").Item2 is { } backbone)
            network.Freeze(plan.Train, backbone);
        return network;
    }

    /// <summary>
    /// Called once per optimiser by the generated constructor. The optimiser to use: it collects and clips gradients where <see cref="Train"/> says so.
    /// </summary>
    protected optim.Optimizer Own(string name, optim.Optimizer optimizer)
    {
        if (Context.Plan is { Train: { Accumulate: > 1 } or { ClipNorm: > 0 } } plan)
            optimizer = new GuidedOptimizer(optimizer, plan, () => Loop.Position);
        optimizers.Add(name, optimizer);
        return optimizer;
    }

    /// <summary>One epoch of training.</summary>
    protected abstract void TrainEpoch(int epoch);

    /// <summary>The fits that training asks for. Called without gradient; a fit that trains something turns it on.</summary>
    protected virtual void FitBefore() { }

    /// <summary>
    /// The fits that training asks for again and again. Called without gradient before every epoch, the network in eval mode.
    /// </summary>
    protected virtual void FitEvery(int epoch) { }

    /// <summary>The fits that scores and metrics ask for. Called without gradient, as <see cref="FitBefore"/>.</summary>
    protected virtual void FitAfter() { }

    /// <summary>
    /// A batch's logits [B, K], in eval mode and without gradient; null if the experiment has none. For validation accuracy during training.
    /// </summary>
    protected virtual Tensor? Classify(EvaluationBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Features(batch.Images) is { } features ? Classify(features) : null;
    }

    /// <summary>All scores of a batch, in one forward pass, in eval mode and without gradient.</summary>
    protected abstract void Score(EvaluationBatch batch, ScoreTable scores);

    /// <summary>Operating points that the experiment declares. Called after the fits, without gradient.</summary>
    protected virtual void Thresholds(ThresholdTable thresholds) { }

    /// <summary>Metrics over whole sets. Called once, after the fits, without gradient.</summary>
    protected virtual void Measure(MetricTable metrics) { }

    /// <summary>
    /// The epoch's steps: honours cancellation between two of them, counts, shows progress, reads the reported losses at the log interval.
    /// </summary>
    protected IEnumerable<StepInfo> Steps(int epoch) => Loop.Steps(epoch);

    /// <summary>As <see cref="Steps(int)"/>, of one of the epoch's passes over the training set, from 1.</summary>
    protected IEnumerable<StepInfo> Steps(int epoch, int pass) => Loop.Steps(epoch, pass);

    /// <summary>
    /// Records the step's loss and its terms without waiting for the device. They are read at the log interval;
    /// a value that is not finite stops the run and names the term and the step.
    /// </summary>
    protected void Report(StepInfo step, Tensor loss, params ReadOnlySpan<(string name, Tensor value)> terms)
    {
        ArgumentNullException.ThrowIfNull(step);
        Loop.Losses.Report(step.Index, [(NonFiniteLossException.LossName, loss), .. terms]);
    }

    /// <summary>Records values of <c>[Log]</c> methods, a number or one per row (averaged); unlike losses they may be non-finite.</summary>
    protected void Log(StepInfo step, params ReadOnlySpan<(string name, Tensor value)> values)
    {
        ArgumentNullException.ThrowIfNull(step);
        Loop.Losses.Log(step.Index, values);
    }

    /// <summary>Values over the whole ID training set, in file order, in eval mode, without gradient and augmentation.</summary>
    /// <param name="values">What to collect of a batch: tensors whose first dimension is the batch's.</param>
    /// <returns>The same tensors over the whole set.</returns>
    protected Tensor[] CollectTraining(Func<EvaluationBatch, Tensor[]> values) => Pass.Collect("training", Context.TrainingSet, network, values);

    /// <summary>As <see cref="CollectTraining"/> over the ID validation set.</summary>
    protected Tensor[] CollectValidation(Func<EvaluationBatch, Tensor[]> values) => Pass.Collect("validation", Context.ValidationSet, network, values);

    /// <summary>As <see cref="CollectTraining"/> over the OOD validation sets, without labels.</summary>
    protected Tensor[] CollectOodValidation(Func<EvaluationBatch, Tensor[]> values) =>
        Pass.Collect("OOD validation", Context.OodValidationSet, network, values);

    /// <summary>
    /// Values over the augmented, shuffled training set for a fit: every batch once, in eval mode and without gradient, with draws of the fit's own.
    /// </summary>
    /// <param name="fit">The fit's name.</param>
    /// <param name="values">Makes a step's batch as training does, and what to collect of it.</param>
    protected Tensor[] CollectAugmented(string fit, Func<StepInfo, Tensor[]> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return AugmentedCollection.Of(fit, Context, network, loop?.Position.Epoch ?? 0, values);
    }

    /// <summary>A forward pass of many images without gradient, in slices of an evaluation batch.</summary>
    protected static Tensor Sliced(Func<Tensor, Tensor> forward, Tensor images) => SlicedForward.Of(forward, images);

    /// <summary>
    /// Keeps the result of a fit (a tensor, a tuple with tensors in it) beyond the current dispose scope and in the run's artefacts.
    /// </summary>
    protected T Keep<T>(string name, T value) => kept.Keep(name, value);

    /// <summary>Whether there is a use for a score whose fit runs the network itself; in a run there is for all.</summary>
    protected bool Wants(string score) => Context.WantedScores?.Contains(score) != false;

    /// <summary>One forward pass for several image values: batch normalisation sees them together.</summary>
    protected static (Tensor, Tensor) Together(Func<Tensor, Tensor> forward, Tensor first, Tensor second) =>
        JointForward.Of(forward, first, second) is [var a, var b] ? (a, b) : throw new InvalidOperationException();

    /// <inheritdoc cref="Together(Func{Tensor, Tensor}, Tensor, Tensor)"/>
    protected static (Tensor, Tensor, Tensor) Together(Func<Tensor, Tensor> forward, Tensor first, Tensor second, Tensor third) =>
        JointForward.Of(forward, first, second, third) is [var a, var b, var c] ? (a, b, c) : throw new InvalidOperationException();

    /// <inheritdoc cref="Together(Func{Tensor, Tensor}, Tensor, Tensor)"/>
    protected static (Tensor, Tensor, Tensor, Tensor) Together(
        Func<Tensor, Tensor> forward, Tensor first, Tensor second, Tensor third, Tensor fourth) =>
        JointForward.Of(forward, first, second, third, fourth) is [var a, var b, var c, var d] ? (a, b, c, d) : throw new InvalidOperationException();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the network and everything kept.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        kept.Dispose();
        foreach (var optimizer in optimizers.Values) optimizer.Dispose();
        optimizers.Clear();
        network?.Dispose();
        network = null;
    }

    internal void Attach(TrainingLoop? training) => loop = training;

    internal void RunEpoch(int epoch) => TrainEpoch(epoch);

    internal void RunFitsBefore() => FitBefore();

    internal void RunFitsOf(int epoch) => FitEvery(epoch);

    /// <summary>Whether it fits between epochs.</summary>
    internal bool FitsEpochs => new Action<int>(FitEvery).Method.DeclaringType != typeof(ExperimentRun);

    internal void RunFitsAfter() => FitAfter();

    internal ThresholdTable DeclaredThresholds()
    {
        var table = new ThresholdTable();
        Thresholds(table);
        return table;
    }

    internal IReadOnlyDictionary<string, double> WholeMetrics()
    {
        var table = new MetricTable();
        Measure(table);
        return table.Values;
    }

    internal Tensor? Logits(EvaluationBatch batch) => Classify(batch);

    internal Tensor? FeaturesOf(Tensor images) => Features(images);

    internal Tensor? LogitsOf(Tensor features) => Classify(features);

    internal void RunScores(EvaluationBatch batch, ScoreTable scores) => Score(batch, scores);

    EvaluationPass Pass => Context.Pass ?? throw new InvalidOperationException("The run was not started.");

    TrainingLoop Loop => loop ?? throw new InvalidOperationException("The run is not training.");
}
