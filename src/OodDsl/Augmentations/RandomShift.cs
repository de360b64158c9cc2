namespace OodDsl;

/// <summary>
/// Each image moved by up to a share of its side in both directions; what comes in is mirrored (the "shift" of Sohn et al., ICLR 2021).
/// </summary>
/// <param name="fraction">Largest shift as a share of the side, in [0, 1).</param>
public sealed class RandomShift(double fraction) : ImageAugmentation
{
    /// <summary>Largest shift as a share of the side.</summary>
    public double Fraction { get; } = fraction;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.Within(Fraction, 0, 1, $"{nameof(RandomShift)}.{nameof(Fraction)}");
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var (down, across) = ((long)(Fraction * height), (long)(Fraction * width));
        var margin = Math.Max(down, across);
        var chosen = Chosen(images, random);
        return Crops.At(Borders.Mirrored(images, margin), height, width, Place(down), Place(across));

        Tensor Place(long reach) =>
            where(chosen, random.Integers(2 * reach + 1, count) + (margin - reach), full([count], margin, dtype: int64, device: images.device));
    }
}
