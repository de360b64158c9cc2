namespace OodDsl.Hosting;

/// <summary>A step of the training loop, or of a fit over augmented batches.</summary>
sealed class TrainingStep(EpochRandomness randomness) : StepInfo
{
    /// <summary>Added to the epoch where batches are chosen: fits go over the set in orders that no epoch of training has.</summary>
    public int EpochShift { get; init; }

    /// <inheritdoc/>
    public override Generator Random(string place) => randomness.Generator(Epoch, place);

    /// <inheritdoc/>
    public override Random Dice(string place) => randomness.Dice(Epoch, place);
}
