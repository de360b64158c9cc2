using System.Text;

namespace OodDsl.Generators;

/// <summary>The spellings of one name.</summary>
static class Names
{
    const string ExperimentSuffix = "Experiment";

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary><c>OutlierExposureExperiment</c> gives <c>outlier-exposure</c>, <c>Cifar10At224</c> gives <c>cifar10-at224</c>.</summary>
    public static string Kebab(string name) => Words(WithoutSuffix(name), '-');

    /// <summary><c>TurnHead</c> gives <c>turn_head</c>, as PyTorch names modules.</summary>
    public static string Snake(string name) => Words(name, '_');

    /// <summary>A local variable's or field's name: a keyword is escaped.</summary>
    public static string Identifier(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    /// <summary>The declared name closest to a misspelt one; null if none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var (best, distance) = ((string?)null, Math.Max(2, name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            var edits = Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < distance) (best, distance) = (candidate, edits);
        }
        return best;
    }

    static string WithoutSuffix(string name) =>
        name.Length > ExperimentSuffix.Length && name.EndsWith(ExperimentSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - ExperimentSuffix.Length)
            : name;

    static string Words(string name, char separator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord && name[i - 1] != '_') text.Append(separator);
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
