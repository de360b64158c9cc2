namespace OodDsl;

/// <summary>Colours of images in [0, 1], [N, C, H, W]; grey images (C = 1) have no hue and no saturation.</summary>
static class Colors
{
    /// <summary>Brightness to the eye, 0.299 R + 0.587 G + 0.114 B (BT.601), [N, 1, H, W].</summary>
    internal static Tensor Luminance(Tensor images) =>
        images.shape[1] == 1 ? images : 0.299 * Channel(images, 0) + 0.587 * Channel(images, 1) + 0.114 * Channel(images, 2);

    /// <summary>Hue in turns [0, 1), saturation and value in [0, 1], each [N, 1, H, W].</summary>
    internal static (Tensor Hue, Tensor Saturation, Tensor Value) ToHsv(Tensor images)
    {
        var (red, green, blue) = (Channel(images, 0), Channel(images, 1), Channel(images, 2));
        var value = images.amax([1], keepdim: true);
        var chroma = value - images.amin([1], keepdim: true);
        // Grey has chroma 0: any divisor will do.
        var divisor = where(chroma > 0, chroma, ones_like(chroma));
        var sextant = where(value == red, (green - blue) / divisor, where(value == green, (blue - red) / divisor + 2, (red - green) / divisor + 4));
        return (Turn(sextant / 6), chroma / where(value > 0, value, ones_like(value)), value);
    }

    /// <summary>The inverse: [N, 3, H, W].</summary>
    internal static Tensor FromHsv(Tensor hue, Tensor saturation, Tensor value)
    {
        var chroma = value * saturation;
        return cat([Level(0), Level(2.0 / 3), Level(1.0 / 3)], 1);

        // Each channel falls from value to value - chroma where the hue is far from its own colour.
        Tensor Level(double shift) => value - chroma * (1 - ((Turn(hue + shift) * 6 - 3).abs() - 1).clamp(0, 1));
    }

    /// <summary>A change of hue, saturation and value. Grey images go through it as colours and come back by their luminance.</summary>
    internal static Tensor InHsv(Tensor images, Func<(Tensor Hue, Tensor Saturation, Tensor Value), (Tensor Hue, Tensor Saturation, Tensor Value)> change)
    {
        var grey = images.shape[1] == 1;
        var (hue, saturation, value) = change(ToHsv(grey ? images.expand(-1, 3, -1, -1) : images));
        var colored = FromHsv(hue, saturation, value);
        return grey ? Luminance(colored) : colored;
    }

    /// <summary>Turns reduced to [0, 1).</summary>
    internal static Tensor Turn(Tensor hue) => hue - hue.floor();

    static Tensor Channel(Tensor images, long channel) => images.narrow(1, channel, 1);
}
