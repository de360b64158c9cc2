namespace OodDsl.LibTorch.Benchmarks;

/// <summary>Two sides measured in turn, so that what else the machine does falls on both.</summary>
/// <param name="First">Median seconds of the first side.</param>
/// <param name="Second">Median seconds of the second side.</param>
/// <param name="Ratio">Median over the pairs of first / second.</param>
sealed record Interleaved(double First, double Second, double Ratio)
{
    /// <summary>Measures the pairs; which side begins alternates.</summary>
    /// <param name="pairs">Their number.</param>
    /// <param name="first">Runs the first side once and returns the seconds it took.</param>
    /// <param name="second">The same for the second side.</param>
    public static Interleaved Measure(int pairs, Func<double> first, Func<double> second)
    {
        var (ones, others, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair < pairs; pair++)
        {
            var (one, other) = (0.0, 0.0);
            if (pair % 2 == 0) (one, other) = (first(), second());
            else (other, one) = (second(), first());
            ones.Add(one);
            others.Add(other);
            ratios.Add(one / other);
        }

        return new(Median(ones), Median(others), Median(ratios));
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
