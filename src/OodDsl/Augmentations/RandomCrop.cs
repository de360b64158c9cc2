namespace OodDsl;

/// <summary>
/// A crop at a random place of each image, which is padded with black on all sides first (the standard augmentation of small images since
/// Krizhevsky's CIFAR networks). An image it is not applied to is cropped at its centre.
/// </summary>
public sealed class RandomCrop : ImageAugmentation
{
    /// <summary>Black pixels added on each side.</summary>
    public int Padding { get; init; }

    /// <summary>Side of the crop in pixels; 0: as large as the image was.</summary>
    public int Size { get; init; }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(Padding, 0, $"{nameof(RandomCrop)}.{nameof(Padding)}");
        Require.AtLeast(Size, 0, $"{nameof(RandomCrop)}.{nameof(Size)}");
        var (height, width) = (images.shape[2], images.shape[3]);
        var (cropHeight, cropWidth) = Size == 0 ? (height, width) : (Size, Size);
        var (down, across) = (height + 2 * Padding - cropHeight, width + 2 * Padding - cropWidth);
        if (down < 0 || across < 0)
            throw new UserException(ExitCode.Configuration, $"RandomCrop.Size is {Size}, larger than the padded image of {height} x {width} pixels.",
                "Declare a smaller size, or more padding.");

        var padded = Padding == 0 ? images : pad(images, (Padding, Padding, Padding, Padding));
        if (down == 0 && across == 0) return padded;
        var top = random.Integers(down + 1, images.shape[0]);
        var left = random.Integers(across + 1, images.shape[0]);
        if (Probability < 1)
        {
            var chosen = Chosen(images, random);
            (top, left) = (where(chosen, top, full_like(top, down / 2)), where(chosen, left, full_like(left, across / 2)));
        }
        return Crops.At(padded, cropHeight, cropWidth, top, left);
    }
}
