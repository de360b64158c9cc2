namespace OodDsl.Hosting;

/// <summary>Operating points that an experiment declares: what scores at least this is taken for in-distribution.</summary>
public sealed class ThresholdTable
{
    readonly Dictionary<string, double> values = new(StringComparer.Ordinal);

    /// <summary>Sets a score's operating point.</summary>
    /// <param name="score">Name of the score.</param>
    /// <param name="value">A number; images that score less are flagged.</param>
    /// <exception cref="UserException">It is not a number.</exception>
    public void Set(string score, double value)
    {
        if (double.IsNaN(value))
            throw new UserException(ExitCode.Failed, $"The threshold of {score} is not a number.", "Look for 0 / 0 or infinity - infinity in it.");
        values.Add(score, value);
    }

    /// <inheritdoc cref="Set(string, double)"/>
    public void Set(string score, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = NewDisposeScope();
        Set(score, value.to(ScalarType.Float64).cpu().item<double>());
    }

    /// <summary>The declared point of a score; null if none was declared.</summary>
    internal double? Declared(string score) => values.TryGetValue(score, out var value) ? value : null;
}
