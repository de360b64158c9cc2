using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>A mean over replicates.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">Sample standard deviation; null of a single replicate.</param>
/// <param name="Replicates">The values.</param>
sealed record ReportValue(double Mean, double? Deviation, IReadOnlyList<double> Replicates)
{
    /// <summary>Of one value or more.</summary>
    public static ReportValue Of(IReadOnlyList<double> values)
    {
        var (mean, deviation) = Spread.Of(values);
        return new(mean, values.Count > 1 ? deviation : null, values);
    }

    /// <summary>In percent.</summary>
    public string Percent => Deviation is { } deviation
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:F2} ± {100 * deviation:F2}")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:F2}");

    /// <summary>As a plain number.</summary>
    public string Number => Deviation is { } deviation
        ? string.Create(CultureInfo.InvariantCulture, $"{Mean:G4} ± {deviation:G2}")
        : string.Create(CultureInfo.InvariantCulture, $"{Mean:G4}");
}
