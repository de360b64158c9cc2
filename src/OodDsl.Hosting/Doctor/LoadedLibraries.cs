namespace OodDsl.Hosting;

/// <summary>The native libraries in this process, where the system tells (Linux).</summary>
static class LoadedLibraries
{
    /// <summary>Paths of the libraries whose file name starts with one of the prefixes, links resolved.</summary>
    public static IReadOnlyList<string> Find(params IReadOnlyList<string> prefixes)
    {
        const string Maps = "/proc/self/maps";
        if (!File.Exists(Maps)) return [];
        return
        [
            .. File.ReadLines(Maps)
                .Select(line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and var start ? line[start..] : "")
                .Where(path => prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
