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

    /// <summary>Lines of metrics up to here.</summary>
    public int MetricsLines => metrics.Lines;

    /// <summary>Goes on where a checkpoint stands.</summary>
    public void Load(Position position, RandomStates random, IEnumerable<PendingValues> pending)
    {
        Position = position;
        Randomness.Load(position.Epoch, random);
        Losses.Restore(pending);
    }

    /// <summary>Tells whoever attached to the process.</summary>
    public RunInstruments? Instruments { get; init; }

    /// <summary>The average of the weights; null without <see cref="Train.Ema"/>.</summary>
    public WeightAverage? Average { get; init; }

    /// <summary>Tells how long training will take, once it knows; null: nobody asks.</summary>
    public TrainingEstimate? Estimate { get; init; }

    /// <summary>The steps of an epoch, or of one of its passes, from <see cref="Position"/> on.</summary>
    /// <param name="epoch">Its number, from 0.</param>
    /// <param name="pass">The pass's number, from 1; 0: all.</param>
    /// <exception cref="OperationCanceledException">Between two updates.</exception>
    /// <exception cref="NonFiniteLossException">At the log interval.</exception>
    public IEnumerable<StepInfo> Steps(int epoch, int pass = 0)
    {
        var all = plan.StepsOf(epoch);
        var steps = pass == 0 ? all : Math.Min(all, pass * plan.StepsPerPass);
        if (epoch != Position.Epoch)
        {
            // A run that stops after so many steps may end before its last epoch's later passes.
            if (pass > 1 && Position == new Position(epoch + 1, 0)) yield break;
            throw new InvalidOperationException($"Epoch {epoch} was asked for where epoch {Position.Epoch} comes next.");
        }
        while (Position.IndexInEpoch < steps)
        {
            if (Position.IndexInEpoch == 0 || plan.Updates(epoch, Position.IndexInEpoch - 1)) cancellation.ThrowIfCancellationRequested();
            var (index, inEpoch) = (Step, Position.IndexInEpoch);
            yield return new TrainingStep(Randomness)
            {
                Epoch = epoch,
                Index = index,
                IndexInEpoch = inEpoch,
                StepsPerEpoch = plan.StepsPerEpoch,
                Steps = plan.Steps,
            };
            if (plan.Updates(epoch, inEpoch)) Average?.Update();
            Position = new(epoch, inEpoch + 1);
            observer.Advance(index + 1);
            Instruments?.Step(plan.BatchSize(inEpoch));
            Estimate?.StepDone(epoch, index + 1);
            if ((index + 1) % LossLog.Interval == 0 || inEpoch + 1 == steps) ReadLosses(epoch, index);
        }
        if (Position.IndexInEpoch == all) Position = new(epoch + 1, 0);
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
        var rate = learningRate();
        metrics.Write(new StepMetrics(epoch, step, rate, means));
        Instruments?.Interval(rate, means);
        observer.Losses(epoch, step, [.. means.Losses.Concat(means.Logs).Select(value => (value.Name, value.Value))]);
    }
}
