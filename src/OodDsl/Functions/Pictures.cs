namespace OodDsl;

public static partial class Functions
{
    /// <summary>Applies image augmentations one after the other, all with draws from one source.</summary>
    /// <param name="images">[N, C, H, W], in [0, 1].</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="chain">The augmentations, first to last.</param>
    /// <returns>[N, C, H', W'], in [0, 1].</returns>
    public static Tensor Apply(Tensor images, Draws random, params ReadOnlySpan<ImageAugmentation> chain)
    {
        foreach (var augmentation in chain) images = augmentation.Apply(images, random);
        return images;
    }

    /// <summary>Images turned counter-clockwise by a number of quarters; negative: clockwise.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="quarters">Quarter turns.</param>
    /// <returns>[N, C, H, W], or [N, C, W, H] after an odd number.</returns>
    public static Tensor Turned(Tensor images, long quarters)
    {
        ArgumentNullException.ThrowIfNull(images);
        return quarters % 4 == 0 ? images : images.rot90(quarters, (2, 3));
    }

    /// <summary>
    /// Images turned, each by one, two or three quarters, equally likely: a negative augmentation (ReSmooth, Wang et al., 2022) leaves none upright.
    /// </summary>
    /// <param name="images">[N, C, S, S].</param>
    /// <param name="random">Where the turns come from.</param>
    /// <returns>[N, C, S, S].</returns>
    public static Tensor TurnedAway(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        var quarters = random.Integers(3, images.shape[0]).view(-1, 1, 1, 1);
        return where(quarters == 0, Turned(images, 1), where(quarters == 1, Turned(images, 2), Turned(images, 3)));
    }

    /// <summary>Images that look the same in all four quarter turns: each pixel the brightest of its four places.</summary>
    /// <param name="images">[N, C, S, S].</param>
    /// <returns>[N, C, S, S].</returns>
    public static Tensor Symmetrized(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var half = images.maximum(Turned(images, 2));
        return half.maximum(Turned(half, 1));
    }

    /// <summary>
    /// One box per batch, pasted from a shuffled partner image (CutMix, Yun et al., 2019): its sides are the shares <c>sqrt(1 - l)</c> of
    /// the image's, <c>l ~ Beta(alpha, alpha)</c>; its centre is uniform, and what sticks out is cut off.
    /// </summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="dice">Where the box comes from.</param>
    /// <param name="random">Where the partners come from.</param>
    /// <param name="alpha">Shape of the share's distribution, positive; 1: uniform.</param>
    /// <param name="partner">The row that each image's box comes from, [N], int64; null: the rows in random order.</param>
    /// <returns>The images [N, C, H, W], the partners' row numbers [N], and the share of its own pixels that each image keeps, in [0, 1].</returns>
    public static (Tensor images, Tensor partner, double kept) SwapBox(Tensor images, Random dice, Generator random, double alpha,
        Tensor? partner = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(dice);
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var side = Math.Sqrt(1 - Beta(dice, alpha, alpha));
        var (y, x, halfHeight, halfWidth) = (dice.Next(height), dice.Next(width), (int)(height * side) / 2, (int)(width * side) / 2);
        var (top, bottom) = (Math.Max(y - halfHeight, 0), Math.Min(y + halfHeight, height));
        var (left, right) = (Math.Max(x - halfWidth, 0), Math.Min(x + halfWidth, width));
        partner ??= randperm(images.shape[0], device: images.device, generator: random);
        var pasted = images.clone();
        pasted[.., .., top..bottom, left..right] = images[.., .., top..bottom, left..right].index_select(0, partner);
        return (pasted, partner, 1 - (bottom - top) * (right - left) / (double)(height * width));
    }
}
