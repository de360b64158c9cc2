using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Seeds as typed: <c>3</c>, <c>0,2,5</c>, <c>0..4</c> (both ends included) and mixtures of these.</summary>
static class SeedList
{
    /// <summary>The seeds, each once, in the order they were typed.</summary>
    /// <exception cref="UserException">The text is something else.</exception>
    public static IReadOnlyList<int> Parse(string text)
    {
        var seeds = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split("..");
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || last < first || last - first > 9999)
                throw new UserException(ExitCode.Usage, $"'{text}' names no seeds.", "Give them as 0..2, or as 0,1,2.");
            for (var seed = first; seed <= last; seed++) seeds.Add(seed);
        }
        return [.. seeds.Distinct()];
    }

    static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
