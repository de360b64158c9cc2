namespace OodDsl.Hosting;

/// <summary>Mean and sample standard deviation.</summary>
static class Spread
{
    /// <summary>Of one value or more; the deviation of one value is 0.</summary>
    public static (double Mean, double Deviation) Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, values.Count == 1 ? 0 : Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Count - 1)));
    }
}
