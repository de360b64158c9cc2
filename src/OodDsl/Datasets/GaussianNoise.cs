namespace OodDsl;

/// <summary>
/// Every pixel normally distributed and clipped to [0, 1]. The defaults, mean 0.5 and variance 1, are those of ODIN (Liang, Li and Srikant, 2018).
/// </summary>
public sealed class GaussianNoise : NoiseSet
{
    uint[]? limits;

    /// <summary>Mean before clipping, where black is 0 and white is 1.</summary>
    public double Mean { get; init; } = 0.5;

    /// <summary>Standard deviation before clipping.</summary>
    public double Deviation { get; init; } = 1;

    /// <inheritdoc/>
    protected override byte Pixel(uint bits)
    {
        limits ??= Limits();
        // The value is the number of limits at or below the bits: inversion of the distribution function over the 256 grey levels.
        var (low, high) = (0, 255);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bits >= limits[middle]) low = middle + 1;
            else high = middle;
        }
        return (byte)low;
    }

    // P(level <= k) in units of 2^-32: with integers the images can't depend on the last digit of somebody's exp.
    uint[] Limits()
    {
        Require.Positive(Deviation, "GaussianNoise.Deviation");
        var result = new uint[255];
        for (var k = 0; k < result.Length; k++)
            result[k] = (uint)Math.Min(uint.MaxValue, Math.Round(NormalCdf(((k + 0.5) / 255 - Mean) / Deviation) * 4294967296.0));
        return result;
    }

    // Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), to 1e-15 for |x| < 8 (Marsaglia, 2004).
    static double NormalCdf(double x)
    {
        if (Math.Abs(x) > 8) return x > 0 ? 1 : 0;
        var (term, sum) = (x, x);
        for (var n = 3; sum + term != sum; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }
        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
