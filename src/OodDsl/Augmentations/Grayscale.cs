namespace OodDsl;

/// <summary>Images without colour: every channel is 0.299 R + 0.587 G + 0.114 B. Nothing happens to images of one channel.</summary>
public sealed class Grayscale : ImageAugmentation
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random) =>
        where(Chosen(images, random).view(-1, 1, 1, 1), Colors.Luminance(images), images);
}
