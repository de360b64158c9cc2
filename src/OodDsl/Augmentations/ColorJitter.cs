namespace OodDsl;

/// <summary>
/// Random contrast, brightness, saturation and hue, as CSI draws them (Tack et al., 2020): contrast is a factor around each channel's own mean;
/// saturation and value are multiplied and the hue is turned in HSV. Which of the two comes first is a coin flip for each image. A grey image has
/// only contrast and value.
/// </summary>
/// <param name="strength">Factors are uniform in [1 - strength, 1 + strength]; in [0, 1].</param>
public sealed class ColorJitter(double strength) : ImageAugmentation
{
    /// <summary>Factors are uniform in [1 - strength, 1 + strength].</summary>
    public double Strength { get; } = strength;

    /// <summary>Largest turn of the hue to either side, in turns: 0.1 are 36 degrees.</summary>
    public double Hue { get; init; }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.Within(Strength, 0, 1, $"{nameof(ColorJitter)}.{nameof(Strength)}");
        Require.Within(Hue, 0, 0.5, $"{nameof(ColorJitter)}.{nameof(Hue)}");
        var chosen = Chosen(images, random).view(-1, 1, 1, 1);
        var (contrast, saturation, brightness, turn) = (1 + Either() * Strength, 1 + Either() * Strength, 1 + Either() * Strength, Either() * Hue);
        var first = Either() < 0;

        var jittered = where(first, Contrast(images), images);
        jittered = images.shape[1] == 1 ? (jittered * brightness).clamp(0, 1) : Colors.InHsv(jittered, Shifted);
        jittered = where(first, jittered, Contrast(jittered));
        return where(chosen, jittered, images);

        // [N, 1, 1, 1], in [-1, 1).
        Tensor Either() => 2 * random.Uniform(images.shape[0], 1, 1, 1) - 1;
        Tensor Contrast(Tensor x)
        {
            var mean = x.mean([2, 3], keepdim: true);
            return ((x - mean) * contrast + mean).clamp(0, 1);
        }
        (Tensor, Tensor, Tensor) Shifted((Tensor Hue, Tensor Saturation, Tensor Value) color) =>
            (Colors.Turn(color.Hue + turn), (color.Saturation * saturation).clamp(0, 1), (color.Value * brightness).clamp(0, 1));
    }
}
