namespace OodDsl;

/// <summary>Each image turned about its centre by a random angle; what comes in is black, values are those of the nearest pixel.</summary>
/// <param name="degrees">Largest angle to either side, in degrees; not negative.</param>
public sealed class RandomRotation(double degrees) : ImageAugmentation
{
    /// <summary>Largest angle to either side, in degrees.</summary>
    public double Degrees { get; } = degrees;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.AtLeast(Degrees, 0.0, $"{nameof(RandomRotation)}.{nameof(Degrees)}");
        var chosen = Chosen(images, random);
        var angles = (2 * random.Uniform(images.shape[0]) - 1) * Degrees * chosen;
        return AffineMaps.Turn(images, angles);
    }
}
