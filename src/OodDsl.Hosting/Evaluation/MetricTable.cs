namespace OodDsl.Hosting;

/// <summary>Values of <c>[Metric]</c> methods over whole sets, computed once after the fits.</summary>
public sealed class MetricTable
{
    readonly Dictionary<string, double> values = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, double> Values => values;

    /// <summary>Adds a metric: a number, or one per row, averaged.</summary>
    public void Add(string name, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = NewDisposeScope();
        values.Add(name, value.to(ScalarType.Float64).mean().cpu().item<double>());
    }

    /// <summary>Adds a metric.</summary>
    public void Add(string name, double value) => values.Add(name, value);
}
