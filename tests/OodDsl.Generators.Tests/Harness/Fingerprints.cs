using System.Text.RegularExpressions;

namespace OodDsl.Generators.Tests;

/// <summary>Reads fingerprints from generated programs.</summary>
static class Fingerprints
{
    public static string Of(string generated) =>
        Regex.Match(generated, "(?<=Fingerprint = \")[0-9a-f]{64}", RegexOptions.None, TimeSpan.FromSeconds(10)) is { Success: true } match
            ? match.Value
            : throw new InvalidOperationException("No fingerprint in:\n" + generated);
}
