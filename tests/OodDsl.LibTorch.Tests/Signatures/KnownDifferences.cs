using System.IO.Enumeration;
using TorchSharp.Signatures;

namespace OodDsl.LibTorch.Tests.Signatures;

/// <summary>The departures from TorchSharp that are meant, each with its reason.</summary>
sealed class KnownDifferences
{
    const string Separator = " => ";

    readonly Dictionary<string, int> uses;

    KnownDifferences(IEnumerable<string> patterns) => uses = patterns.ToDictionary(pattern => pattern, _ => 0, StringComparer.Ordinal);

    /// <summary>Patterns that no difference has matched so far.</summary>
    public IEnumerable<string> Unused => uses.Where(entry => entry.Value == 0).Select(entry => entry.Key);

    /// <summary>Reads a list of patterns with reasons.</summary>
    /// <exception cref="FormatException">A line has no reason.</exception>
    public static KnownDifferences Load(string file = "exceptions.txt")
    {
        using var stream = typeof(KnownDifferences).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The test assembly lacks its resource {file}.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new KnownDifferences(lines.Where(line => line[0] != '#').Select(PatternOf));
    }

    /// <summary>Whether a pattern matches, which then counts as used.</summary>
    public bool Contains(Difference difference) => Contains(difference.Headline);

    /// <inheritdoc cref="Contains(Difference)"/>
    public bool Contains(string headline)
    {
        var matching = uses.Keys.Where(pattern => FileSystemName.MatchesSimpleExpression(pattern, headline, ignoreCase: false)).ToList();
        foreach (var pattern in matching) uses[pattern]++;
        return matching.Count > 0;
    }

    static string PatternOf(string line)
    {
        var parts = line.Split(Separator, 2);
        return parts is [var pattern, { Length: > 0 }] ? pattern : throw new FormatException($"No reason after '{Separator}' in '{line}'.");
    }
}
