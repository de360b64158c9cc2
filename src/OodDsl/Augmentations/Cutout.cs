namespace OodDsl;

/// <summary>
/// A black square at a random place of each image (DeVries and Taylor, 2017). Its centre is any pixel, so part of it may lie outside.
/// The paper fills with the data's mean, after standardisation; here pixels are still in [0, 1], and black is 0.
/// </summary>
/// <param name="size">Side of the square in pixels.</param>
public sealed class Cutout(int size) : ImageAugmentation
{
    /// <summary>Side of the square in pixels.</summary>
    public int Size { get; } = size;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(Size, 0, $"{nameof(Cutout)}.{nameof(Size)}");
        var rows = Inside(images.shape[2]).unsqueeze(2);
        var columns = Inside(images.shape[3]).unsqueeze(1);
        var square = rows & columns & Chosen(images, random).view(-1, 1, 1);
        return images.masked_fill(square.unsqueeze(1), 0);

        // [N, length]: which of the image's lines the square covers.
        Tensor Inside(long length)
        {
            var first = random.Integers(length, images.shape[0], 1) - Size / 2;
            var lines = arange(length, device: images.device);
            return (lines >= first) & (lines < first + Size);
        }
    }
}
