using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OodDsl.Hosting;

/// <summary><c>metrics.jsonl</c>: a line per log interval and per epoch, readable while the run goes on.</summary>
sealed class MetricsLog(string path) : IDisposable
{
    readonly int before = File.Exists(path) ? File.ReadLines(path).Count() : 0;
    readonly StreamWriter writer = LineFile.Append(path);
    int written;

    /// <summary>Adds a log interval.</summary>
    public void Write(StepMetrics metrics) => Line(metrics, LineJson.Default.StepMetrics);

    /// <summary>Adds an epoch.</summary>
    public void Write(EpochMetrics metrics) => Line(metrics, LineJson.Default.EpochMetrics);

    /// <summary>Lines in the file.</summary>
    public int Lines => before + written;

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    void Line<T>(T value, JsonTypeInfo<T> type)
    {
        writer.WriteLine(JsonSerializer.Serialize(value, type));
        written++;
    }
}
