using System.Text.Json.Nodes;

namespace OodDsl.Hosting;

/// <summary>The lines of a finished run's <c>metrics.jsonl</c>, for comparing two runs.</summary>
static class MetricsLines
{
    /// <summary>Its lines without what a run's speed decides: equal runs have equal lines.</summary>
    public static IReadOnlyList<string> WithoutTimes(string path) => File.Exists(path) ? [.. File.ReadLines(path).Select(WithoutTime)] : [];

    static string WithoutTime(string line)
    {
        if (JsonNode.Parse(line) is not JsonObject entry) return line;
        entry.Remove("seconds");
        return entry.ToJsonString();
    }
}
