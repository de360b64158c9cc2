namespace OodDsl;

/// <summary>
/// RandAugment (Cubuk et al., 2020): to each image several operations one after the other, each drawn with replacement from a list, all of one
/// strength; geometric ones to a random side. Operations are Pillow's on 8 bits a channel. Of one draw every operation gets about equally many
/// images of a training batch.
/// </summary>
public sealed class RandAugment : ImageAugmentation
{
    /// <summary>Operations per image.</summary>
    public int Operations { get; init; } = 2;

    /// <summary>Strength of all operations, from 0 to 30.</summary>
    public double Magnitude { get; init; } = 10;

    /// <summary>The operations to choose from.</summary>
    public RandAugmentSpace Space { get; init; }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(Operations, 0, $"{nameof(RandAugment)}.{nameof(Operations)}");
        Require.Within(Magnitude, 0, 30, $"{nameof(RandAugment)}.{nameof(Magnitude)}");
        var chosen = Chosen(images, random).view(-1, 1, 1, 1);
        var operations = List();
        var augmented = images;
        for (var i = 0; i < Operations; i++) augmented = random.Deal(augmented, operations);
        return where(chosen, augmented, images);
    }

    Func<Tensor, Tensor, Draws, Tensor>[] List()
    {
        var m = Magnitude / 30;
        var factor = 0.1 + 1.8 * m;
        List<Func<Tensor, Draws, Tensor>> shared =
        [
            (images, _) => PillowOperations.AutoContrast(images),
            (images, _) => PillowOperations.Equalize(images),
            (images, _) => 1 - images,
            (images, _) => PillowOperations.Solarize(images, 256 * m),
            (images, _) => PillowOperations.Saturation(images, factor),
            (images, _) => PillowOperations.Brightness(images, factor),
            (images, _) => PillowOperations.Sharpness(images, factor),
            (images, random) => AffineMaps.Turn(images, 30 * m * Sign(images, random)),
            (images, random) => PillowOperations.ShearX(images, 0.3 * m * Sign(images, random)),
            (images, random) => PillowOperations.ShearY(images, 0.3 * m * Sign(images, random)),
        ];
        shared.AddRange(Space == RandAugmentSpace.Fourteen
            ?
            [
                (images, _) => images,
                (images, _) => PillowOperations.Posterize(images, (int)(4 + 4 * m)),
                (images, random) => PillowOperations.Translate(images, 0.45 * m * images.shape[3] * Sign(images, random), null),
                (images, random) => PillowOperations.Translate(images, null, 0.45 * m * images.shape[2] * Sign(images, random)),
            ]
            :
            [
                (images, _) => PillowOperations.Posterize(images, (int)(4 * m)),
                (images, _) => PillowOperations.Solarize((images + 110 * m / 255).clamp(0, 1), 128),
                (images, _) => PillowOperations.Contrast(images, factor),
                (images, random) => PillowOperations.GreySquare(images, 40 * m, random),
                (images, random) => PillowOperations.Translate(images, 100 * m * Sign(images, random), null),
                (images, random) => PillowOperations.Translate(images, null, 100 * m * Sign(images, random)),
            ]);
        return [.. shared.Select(operation => (Func<Tensor, Tensor, Draws, Tensor>)((images, _, random) => operation(images, random)))];

        static Tensor Sign(Tensor images, Draws random) => 1 - 2 * (random.Uniform(images.shape[0]) < 0.5).to(float32);
    }
}
