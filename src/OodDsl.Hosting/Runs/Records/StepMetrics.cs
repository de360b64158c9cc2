namespace OodDsl.Hosting;

/// <summary>Means over a log interval.</summary>
/// <param name="epoch">Number of the epoch, from 0.</param>
/// <param name="step">Number of the interval's last step in the run, from 0.</param>
/// <param name="learningRate">Of the last step, of the first parameter group.</param>
/// <param name="means">The values.</param>
sealed class StepMetrics(int epoch, int step, double learningRate, IntervalMeans means)
{
    public int Epoch => epoch;

    public int Step => step;

    public double LearningRate => learningRate;

    public IReadOnlyDictionary<string, double> Losses { get; } = ByName(means.Losses);

    public IReadOnlyDictionary<string, double> Logs { get; } = ByName(means.Logs);

    static OrderedDictionary<string, double> ByName(List<NamedValue> values)
    {
        var byName = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var value in values) byName[value.Name] = value.Value;
        return byName;
    }
}
