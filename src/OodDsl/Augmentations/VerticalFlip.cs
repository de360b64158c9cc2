namespace OodDsl;

/// <summary>Images mirrored upside down, each with probability one half unless it is set.</summary>
public sealed class VerticalFlip : ImageAugmentation
{
    /// <inheritdoc/>
    public override double Probability { get; init; } = 0.5;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random) =>
        where(Chosen(images, random).view(-1, 1, 1, 1), images.flip(2), images);
}
