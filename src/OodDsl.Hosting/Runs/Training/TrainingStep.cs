namespace OodDsl.Hosting;

/// <summary>A step of the training loop.</summary>
sealed class TrainingStep(EpochRandomness randomness) : StepInfo
{
    /// <inheritdoc/>
    public override Generator Random(string place) => randomness.Generator(Epoch, place);

    /// <inheritdoc/>
    public override Random Dice(string place) => randomness.Dice(Epoch, place);
}
