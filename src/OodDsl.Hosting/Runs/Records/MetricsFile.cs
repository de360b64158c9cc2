using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>What <c>metrics.jsonl</c> says until now. Of a run that goes on, the last line may be half written: it is left out.</summary>
/// <param name="Steps">A line per log interval.</param>
/// <param name="Epochs">A line per epoch.</param>
sealed record MetricsFile(IReadOnlyList<StepLine> Steps, IReadOnlyList<EpochMetrics> Epochs)
{
    /// <summary>Reads a run's file; there is none before the training begins.</summary>
    /// <exception cref="UserException">A line before the last can't be read.</exception>
    public static MetricsFile Read(RunFolder folder)
    {
        List<StepLine> steps = [];
        List<EpochMetrics> epochs = [];
        if (!File.Exists(folder.Metrics)) return new(steps, epochs);
        using var reader = new StreamReader(new FileStream(folder.Metrics, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var text = reader.ReadToEnd();
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++) Add(lines[i], $"{folder.Metrics}, line {i + 1}", steps, epochs);
        return new(steps, epochs);
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="steps">Takes it if it is of a log interval.</param>
    /// <param name="epochs">Takes it if it is of an epoch.</param>
    /// <exception cref="UserException">It can't be read.</exception>
    public static void Add(string line, string place, List<StepLine> steps, List<EpochMetrics> epochs)
    {
        try
        {
            if (line.Contains("\"losses\"", StringComparison.Ordinal)) steps.Add(JsonSerializer.Deserialize(line, LineJson.Default.StepLine)!);
            else epochs.Add(JsonSerializer.Deserialize(line, LineJson.Default.EpochMetrics)!);
        }
        catch (JsonException error)
        {
            throw new UserException(ExitCode.Environment, $"{place} can't be read: {error.Message}", "The file was altered after the run wrote it.", error);
        }
    }
}

/// <summary>A log interval as it was written.</summary>
/// <param name="Epoch">Number of the epoch, from 0.</param>
/// <param name="Step">Number of the interval's last step in the run, from 0.</param>
/// <param name="LearningRate">Of the last step, of the first parameter group.</param>
/// <param name="Losses">Means of the loss and its terms, in order.</param>
/// <param name="Logs">Means of logged values.</param>
sealed record StepLine(int Epoch, int Step, double LearningRate, OrderedDictionary<string, double> Losses, OrderedDictionary<string, double> Logs);
