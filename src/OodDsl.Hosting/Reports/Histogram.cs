namespace OodDsl.Hosting;

/// <summary>Shares of a sample per bin of equal width. What lies outside the range counts in the end bins, so that the shares always sum to one.</summary>
public static class Histogram
{
    /// <summary>Shares per bin.</summary>
    /// <param name="values">The sample; must not be empty. Infinities fall into the end bins.</param>
    /// <param name="low">Left edge of the first bin.</param>
    /// <param name="high">Right edge of the last bin; at or below <paramref name="low"/>, everything is in one bin.</param>
    /// <param name="bins">How many bins. Positive.</param>
    public static double[] Shares(ReadOnlySpan<float> values, double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var shares = new double[bins];
        var width = (high - low) / bins;
        var one = 1.0 / values.Length;
        foreach (var value in values)
        {
            var position = width > 0 ? (value - low) / width : 0;
            shares[(int)Math.Clamp(position, 0, bins - 1)] += one;
        }
        return shares;
    }

    /// <summary>A range that leaves out the given share of the finite values at either end, so that a few extremes do not flatten the picture.</summary>
    /// <param name="samples">The samples, pooled.</param>
    /// <param name="trim">Share left out at either end, in [0, 0.5).</param>
    /// <returns>(0, 1) if nothing is finite.</returns>
    public static (double low, double high) Range(IEnumerable<float[]> samples, double trim = 0.005)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trim, 0.5);
        var finite = samples.SelectMany(sample => sample).Where(float.IsFinite).Order().ToArray();
        if (finite.Length == 0) return (0, 1);
        var cut = (int)(trim * finite.Length);
        return (finite[cut], finite[^(cut + 1)]);
    }
}
