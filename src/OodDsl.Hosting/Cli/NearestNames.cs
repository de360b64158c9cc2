namespace OodDsl.Hosting;

/// <summary>Which experiment or command a user may have meant.</summary>
static class NearestNames
{
    /// <summary>At most three names, nearest first; none if nothing is near. A name that contains what was typed is near.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">What there is.</param>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> names)
    {
        var wanted = Simple(typed);
        if (wanted.Length == 0) return [];
        var limit = Math.Max(2, wanted.Length / 3);
        return
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(name => (name, distance: Distance(wanted, Simple(name))))
                .Where(candidate => candidate.distance <= limit)
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => candidate.name.Length)
                .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
                .Select(candidate => candidate.name)
                .Take(3),
        ];
    }

    /// <summary>"'a'", "'a' or 'b'", "'a', 'b' or 'c'".</summary>
    public static string Choice(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names.Select(name => $"'{name}'"))
        : $"{string.Join(", ", names.SkipLast(1).Select(name => $"'{name}'"))} or '{names[^1]}'";

    /// <summary>Without what name look-up ignores: case and hyphens.</summary>
    public static string Simple(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    static int Distance(string typed, string name) =>
        typed.Length >= 3 && name.Length > typed.Length && name.Contains(typed, StringComparison.Ordinal) ? 1 : EditDistance.Between(typed, name);
}
