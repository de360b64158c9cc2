namespace OodDsl;

/// <summary>
/// RandAugment (Cubuk et al., 2020): to each image several operations one after the other, each drawn with replacement from a list, all of one
/// strength; geometric ones to a random side. Operations are Pillow's on 8 bits a channel. Of one draw every operation gets about equally many
/// images of the batch.
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
    public override Tensor Apply(Tensor images, Generator random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(Operations, 0, $"{nameof(RandAugment)}.{nameof(Operations)}");
        Require.Within(Magnitude, 0, 30, $"{nameof(RandAugment)}.{nameof(Magnitude)}");
        var chosen = Chosen(images, random).view(-1, 1, 1, 1);
        var operations = List(random);
        var augmented = images;
        for (var i = 0; i < Operations; i++) augmented = Slots.Deal(augmented, random, operations);
        return where(chosen, augmented, images);
    }

    Func<Tensor, Tensor, Tensor>[] List(Generator random)
    {
        var m = Magnitude / 30;
        var factor = 0.1 + 1.8 * m;
        List<Func<Tensor, Tensor>> shared =
        [
            PillowOperations.AutoContrast,
            PillowOperations.Equalize,
            images => 1 - images,
            images => PillowOperations.Solarize(images, 256 * m),
            images => PillowOperations.Saturation(images, factor),
            images => PillowOperations.Brightness(images, factor),
            images => PillowOperations.Sharpness(images, factor),
            images => AffineMaps.Turn(images, 30 * m * Sign(images)),
            images => PillowOperations.ShearX(images, 0.3 * m * Sign(images)),
            images => PillowOperations.ShearY(images, 0.3 * m * Sign(images)),
        ];
        shared.AddRange(Space == RandAugmentSpace.Fourteen
            ?
            [
                images => images,
                images => PillowOperations.Posterize(images, (int)(4 + 4 * m)),
                images => PillowOperations.Translate(images, 0.45 * m * images.shape[3] * Sign(images), null),
                images => PillowOperations.Translate(images, null, 0.45 * m * images.shape[2] * Sign(images)),
            ]
            :
            [
                images => PillowOperations.Posterize(images, (int)(4 * m)),
                images => PillowOperations.Solarize((images + 110 * m / 255).clamp(0, 1), 128),
                images => PillowOperations.Contrast(images, factor),
                images => PillowOperations.GreySquare(images, 40 * m, random),
                images => PillowOperations.Translate(images, 100 * m * Sign(images), null),
                images => PillowOperations.Translate(images, null, 100 * m * Sign(images)),
            ]);
        return [.. shared.Select(operation => (Func<Tensor, Tensor, Tensor>)((images, _) => operation(images)))];

        Tensor Sign(Tensor images) => 1 - 2 * (rand(images.shape[0], device: images.device, generator: random) < 0.5).to(float32);
    }
}
