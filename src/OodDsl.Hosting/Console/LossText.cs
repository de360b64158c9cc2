using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Losses on one line.</summary>
static class LossText
{
    public static string Of(IReadOnlyList<(string Name, double Value)> values) =>
        string.Join(", ", values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Name} {value.Value:G4}")));
}
