namespace OodDsl;

/// <summary>
/// mixup (Zhang, Cisse, Dauphin, Lopez-Paz; ICLR 2018): <c>l x_i + (1 - l) x_j</c> with targets mixed alike, one <c>l ~ Beta(Alpha, Alpha)</c>
/// and one shuffled partner j per image for a batch.
/// </summary>
[SmallestBatch(2)]
public sealed class Mixup : Augmentation
{
    /// <summary>Shape of the share's distribution; positive. 1: uniform; small: mostly one of the two.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Mixes a batch.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="labels">[N], int64, in [0, classes).</param>
    /// <param name="classes">How many classes K.</param>
    /// <param name="dice">Where the share comes from.</param>
    /// <param name="random">Where the partners come from.</param>
    /// <returns>Images [N, C, H, W] and what the classifier is asked for, [N, K], rows that sum to 1.</returns>
    public (Tensor images, Tensor targets) Apply(Tensor images, Tensor labels, int classes, Random dice, Generator random)
    {
        ArgumentNullException.ThrowIfNull(images);
        var share = Beta(dice, Require.Positive(Alpha, $"{nameof(Mixup)}.{nameof(Alpha)}"), Alpha);
        var targets = one_hot(labels, classes).to(images.dtype);
        var partner = randperm(images.shape[0], device: images.device, generator: random);
        return (Mixed(images), Mixed(targets));

        Tensor Mixed(Tensor values) => share * values + (1 - share) * values.index_select(0, partner);
    }
}
