namespace OodDsl.Hosting;

/// <summary>How the ID training set is cut into steps and the run into epochs.</summary>
sealed class StepPlan
{
    readonly int batchSize;
    readonly int images;

    /// <summary>From the declaration and the number of training images.</summary>
    /// <param name="train">The settings.</param>
    /// <param name="images">Number of training images.</param>
    /// <param name="passes">How often an epoch goes over them.</param>
    /// <exception cref="UserException">The settings give no step, or are out of range.</exception>
    public StepPlan(Train train, int images, int passes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 1);
        if (TrainSettings.Problems(train).FirstOrDefault() is ({ } what, { } remedy)) throw Wrong(what, remedy);
        (batchSize, this.images, Train, Passes) = (train.BatchSize, images, train, passes);
        StepsPerPass = train.DropLast ? images / batchSize : (images + batchSize - 1) / batchSize;
        if (StepsPerPass == 0)
            throw Wrong(
                $"{images} training images fill no batch of {batchSize}", "Lower Train.BatchSize, raise --limit, or leave Train.DropLast out.");
        StepsPerEpoch = checked(passes * StepsPerPass);
        Steps = train.Steps > 0 ? train.Steps : checked(train.Epochs * StepsPerEpoch);
        Epochs = (Steps + StepsPerEpoch - 1) / StepsPerEpoch;
    }

    /// <summary>The settings.</summary>
    public Train Train { get; }

    /// <summary>How often an epoch goes over the training set.</summary>
    public int Passes { get; }

    /// <summary>Steps of one pass over the training set.</summary>
    public int StepsPerPass { get; }

    /// <summary>Steps of a whole epoch, all its passes together.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Steps of the run.</summary>
    public int Steps { get; }

    /// <summary>Epochs of the run; the last may be cut short by <see cref="Train.Steps"/>.</summary>
    public int Epochs { get; }

    /// <summary>Steps of one epoch.</summary>
    public int StepsOf(int epoch) => Math.Min(StepsPerEpoch, Steps - (epoch * StepsPerEpoch));

    /// <summary>Whether a step completes an update: every <see cref="Train.Accumulate"/> steps of a pass, and at the pass's end.</summary>
    public bool Updates(int epoch, int indexInEpoch)
    {
        var inPass = indexInEpoch % StepsPerPass;
        return (inPass + 1) % Train.Accumulate == 0 || inPass + 1 == StepsPerPass || indexInEpoch + 1 == StepsOf(epoch);
    }

    /// <summary>Steps whose gradients are collected after this one, for the same update.</summary>
    public int Collected(int indexInEpoch) => (indexInEpoch % StepsPerPass % Train.Accumulate) + 1;

    /// <summary>Where a step's batch begins in its pass's order.</summary>
    public int FirstRow(int indexInEpoch) => indexInEpoch % StepsPerPass * batchSize;

    /// <summary>Training images of a step.</summary>
    public int BatchSize(int indexInEpoch) => Math.Min(batchSize, images - FirstRow(indexInEpoch));

    static UserException Wrong(string what, string remedy) => new(ExitCode.Configuration, $"{what}.", remedy);
}
