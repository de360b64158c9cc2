namespace OodDsl;

public static partial class Functions
{
    /// <summary>A number from Beta(a, b), as the share of a Gamma(a) in the sum of it and a Gamma(b).</summary>
    /// <param name="dice">Where the draws come from.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <returns>In [0, 1]; its mean is a / (a + b).</returns>
    public static double Beta(Random dice, double a, double b)
    {
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (a == 1 && b == 1) return dice.NextDouble();
        // In logarithms: for small shapes both draws underflow, and 0 / 0 is no share.
        return 1 / (1 + Math.Exp(LogGamma(dice, b) - LogGamma(dice, a)));
    }

    /// <summary>The logarithm of a number from Gamma(shape, 1), by Marsaglia and Tsang (2000).</summary>
    static double LogGamma(Random dice, double shape)
    {
        if (shape < 1) return LogGamma(dice, shape + 1) + Math.Log(1 - dice.NextDouble()) / shape;
        var d = shape - 1 / 3.0;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = StandardNormal(dice);
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - dice.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return Math.Log(d * v);
        }
    }

    // 1 - u: the uniform number may be 0, whose logarithm is infinite.
    static double StandardNormal(Random dice) =>
        Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
