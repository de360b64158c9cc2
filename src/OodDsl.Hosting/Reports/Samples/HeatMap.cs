namespace OodDsl.Hosting;

/// <summary>Colours a score map: dark where it is in-distribution, over red to yellow where it is not.</summary>
static class HeatMap
{
    static readonly (byte R, byte G, byte B)[] Stops = [(8, 8, 24), (84, 16, 110), (196, 56, 70), (246, 140, 32), (252, 250, 170)];

    /// <summary>The picture.</summary>
    /// <param name="map">[H, W]; higher is more in-distribution.</param>
    /// <param name="low">The score that is brightest.</param>
    /// <param name="high">The score that is darkest, above <paramref name="low"/> or equal.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="side">Larger pictures are made this large, in pixels.</param>
    public static byte[] Png(ReadOnlySpan<float> map, double low, double high, int height, int width, int side)
    {
        var plane = height * width;
        var pixels = new byte[3 * plane];
        for (var i = 0; i < plane; i++)
        {
            var (r, g, b) = Colour(high > low ? Math.Clamp((high - map[i]) / (high - low), 0, 1) : 0);
            (pixels[i], pixels[plane + i], pixels[(2 * plane) + i]) = (r, g, b);
        }
        return ExampleImages.Png(new ImageSet(pixels, new(3, height, width), null, []), 0, side);
    }

    static (byte R, byte G, byte B) Colour(double share)
    {
        var place = share * (Stops.Length - 1);
        var stop = Math.Min((int)place, Stops.Length - 2);
        var (a, b, part) = (Stops[stop], Stops[stop + 1], place - stop);
        return (Between(a.R, b.R), Between(a.G, b.G), Between(a.B, b.B));

        byte Between(byte from, byte to) => (byte)Math.Round(from + ((to - from) * part));
    }
}
