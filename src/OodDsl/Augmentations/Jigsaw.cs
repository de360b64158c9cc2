namespace OodDsl;

/// <summary>
/// Each image cut into 2 x 2 tiles that change places: a negative augmentation (Sinha et al., 2021; ReSmooth, Wang et al., 2022). All 23 orders but
/// the image's own are equally likely.
/// </summary>
public sealed class Jigsaw : ImageAugmentation
{
    // Which tile comes to each place, line after line.
    static readonly long[] Orders =
    [
        .. from a in Enumerable.Range(0, 4)
           from b in Enumerable.Range(0, 4)
           from c in Enumerable.Range(0, 4)
           where a != b && a != c && b != c && (a, b, c) != (0, 1, 2)
           from tile in (int[])[a, b, c, 6 - a - b - c]
           select (long)tile,
    ];

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        var (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2] / 2, images.shape[3] / 2);
        if (images.shape[2] != 2 * height || images.shape[3] != 2 * width)
            throw new UserException(ExitCode.Configuration, $"Jigsaw cuts images into halves: {images.shape[2]} x {images.shape[3]} pixels are odd.",
                "Let the benchmark resize its images: InDistribution<...>(Size = 32).");
        var tiles = images.reshape(count, channels, 2, height, 2, width).permute(0, 2, 4, 1, 3, 5).reshape(count, 4, -1);
        var order = tensor(Orders, device: images.device).view(-1, 4).index_select(0, random.Integers(Orders.Length / 4, count));
        var moved = tiles.gather(1, order.unsqueeze(2).expand_as(tiles)).view(count, 2, 2, channels, height, width);
        return where(Chosen(images, random).view(-1, 1, 1, 1), moved.permute(0, 3, 1, 4, 2, 5).reshape(images.shape), images);
    }
}
