namespace OodDsl.Hosting;

/// <summary>How far two names are apart, and which names a user may have meant.</summary>
public static class EditDistance
{
    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other, ignoring letter case (Damerau; optimal
    /// string alignment).
    /// </summary>
    public static int Between(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (a, b) = (first.ToUpperInvariant(), second.ToUpperInvariant());
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replaced, 1 + Math.Min(distance[i - 1, j], distance[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }
        return distance[a.Length, b.Length];
    }

    /// <summary>The names nearest to what was typed, nearest first: those within two edits, or a third of its length.</summary>
    public static IReadOnlyList<string> Nearest(string typed, IEnumerable<string> names, int count)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var limit = Math.Max(2, typed.Length / 3);
        return [.. names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (name, distance: Between(typed, name)))
            .Where(candidate => candidate.distance <= limit)
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Take(count)
            .Select(candidate => candidate.name)];
    }
}
