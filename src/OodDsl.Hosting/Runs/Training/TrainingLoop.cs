namespace OodDsl.Hosting;

/// <summary>What surrounds the steps of the generated loop: order, cancellation, progress, losses.</summary>
sealed class TrainingLoop : IDisposable
{
    readonly StepPlan plan;
    readonly Func<double> learningRate;
    readonly MetricsLog metrics;
    readonly IRunObserver observer;
    readonly CancellationToken cancellation;

    public TrainingLoop(RunContext context, Func<double> learningRate, MetricsLog metrics, IRunObserver observer, CancellationToken cancellation)
    {
        plan = context.Plan ?? throw new InvalidOperationException("The run has no training stream.");
        Randomness = new(context.Randomness);
        Losses = new(context.Device);
        (this.learningRate, this.metrics, this.observer, this.cancellation) = (learningRate, metrics, observer, cancellation);
    }

    /// <summary>The step that comes next.</summary>
    public Position Position { get; private set; } = new(0, 0);

    /// <summary>The generators of steps.</summary>
    public EpochRandomness Randomness { get; }

    /// <summary>Reported losses.</summary>
    public LossLog Losses { get; }

    /// <summary>Number of the next step in the run.</summary>
    public int Step => (Position.Epoch * plan.StepsPerEpoch) + Position.IndexInEpoch;

    /// <summary>Goes on where a checkpoint stands.</summary>
    public void Load(Position position, RandomStates random, IEnumerable<PendingValues> pending)
    {
        Position = position;
        Randomness.Load(position.Epoch, random);
        Losses.Restore(pending);
    }

    /// <summary>The steps of an epoch from <see cref="Position"/> on.</summary>
    /// <exception cref="OperationCanceledException">Between two steps.</exception>
    /// <exception cref="NonFiniteLossException">At the log interval.</exception>
    public IEnumerable<StepInfo> Steps(int epoch)
    {
        if (epoch != Position.Epoch) throw new InvalidOperationException($"Epoch {epoch} was asked for where epoch {Position.Epoch} comes next.");
        var steps = plan.StepsOf(epoch);
        while (Position.IndexInEpoch < steps)
        {
            cancellation.ThrowIfCancellationRequested();
            var (index, inEpoch) = (Step, Position.IndexInEpoch);
            yield return new TrainingStep(Randomness)
            {
                Epoch = epoch,
                Index = index,
                IndexInEpoch = inEpoch,
                StepsPerEpoch = plan.StepsPerEpoch,
                Steps = plan.Steps,
            };
            Position = new(epoch, inEpoch + 1);
            observer.Advance(index + 1);
            if ((index + 1) % LossLog.Interval == 0 || inEpoch + 1 == steps) ReadLosses(epoch, index);
        }
        Position = new(epoch + 1, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Randomness.Dispose();
        Losses.Dispose();
    }

    void ReadLosses(int epoch, int step)
    {
        var means = Losses.Read();
        if (means.Losses.Count + means.Logs.Count == 0) return;
        metrics.Write(new StepMetrics(epoch, step, learningRate(), means));
        observer.Losses(epoch, step, [.. means.Losses.Concat(means.Logs).Select(value => (value.Name, value.Value))]);
    }
}
