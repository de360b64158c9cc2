namespace OodDsl.Hosting;

/// <summary>How the ID training set is cut into steps and the run into epochs.</summary>
sealed class StepPlan
{
    readonly int batchSize;
    readonly int images;

    /// <summary>From the declaration and the number of training images.</summary>
    /// <exception cref="UserException">The settings give no step.</exception>
    public StepPlan(Train train, int images)
    {
        if (train.BatchSize < 1) throw Wrong($"Train.BatchSize is {train.BatchSize}", "A batch has at least one image.");
        if (train.Epochs < 1 && train.Steps == 0) throw Wrong($"Train.Epochs is {train.Epochs}", "Train for at least one epoch.");
        if (train.Steps < 0) throw Wrong($"Train.Steps is {train.Steps}", "Give a number of steps, or 0 to train for Train.Epochs epochs.");
        (batchSize, this.images) = (train.BatchSize, images);
        StepsPerEpoch = train.DropLast ? images / batchSize : (images + batchSize - 1) / batchSize;
        if (StepsPerEpoch == 0)
            throw Wrong(
                $"{images} training images fill no batch of {batchSize}", "Lower Train.BatchSize, raise --limit, or leave Train.DropLast out.");
        Steps = train.Steps > 0 ? train.Steps : checked(train.Epochs * StepsPerEpoch);
        Epochs = (Steps + StepsPerEpoch - 1) / StepsPerEpoch;
    }

    /// <summary>Steps of a whole epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps of the run.</summary>
    public int Steps { get; }

    /// <summary>Epochs of the run; the last may be cut short by <see cref="Train.Steps"/>.</summary>
    public int Epochs { get; }

    /// <summary>Steps of one epoch.</summary>
    public int StepsOf(int epoch) => Math.Min(StepsPerEpoch, Steps - (epoch * StepsPerEpoch));

    /// <summary>Where a step's batch begins in the epoch's order.</summary>
    public int FirstRow(int indexInEpoch) => indexInEpoch * batchSize;

    /// <summary>Training images of a step.</summary>
    public int BatchSize(int indexInEpoch) => Math.Min(batchSize, images - FirstRow(indexInEpoch));

    static UserException Wrong(string what, string remedy) => new(ExitCode.Configuration, $"{what}.", remedy);
}
