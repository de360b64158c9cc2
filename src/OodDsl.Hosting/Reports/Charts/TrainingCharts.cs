using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>What a run wrote while it trained: losses, learning rate, validation accuracy, logged values.</summary>
static class TrainingCharts
{
    /// <summary>The charts; none if the run trained nothing.</summary>
    public static IEnumerable<XElement> Of(MetricsFile metrics)
    {
        if (metrics.Steps.Count == 0) yield break;
        yield return new LineChart("Training loss", "step", "mean over the log interval") { MayBeLog = true, Counts = true }
            .Render(Series(metrics.Steps.Select(step => (step.Step, (IReadOnlyDictionary<string, double>)step.Losses))));
        if (metrics.Epochs.Any(epoch => epoch.ValidationAccuracy is not null))
            yield return new LineChart("ID validation accuracy", "epoch", "%") { HasMarks = true, Counts = true }
                .Render([new("accuracy", ChartStyle.Other(0), [.. metrics.Epochs.Select(epoch => ((double)epoch.Epoch, 100 * (epoch.ValidationAccuracy ?? double.NaN)))])]);
        if (metrics.Steps.Select(step => step.LearningRate).Distinct().Count() > 1)
            yield return new LineChart("Learning rate", "step", "first parameter group") { Counts = true }
                .Render([new("learning rate", ChartStyle.Other(0), [.. metrics.Steps.Select(step => ((double)step.Step, step.LearningRate))])]);
        var logs = Series(metrics.Steps.Select(step => (step.Step, (IReadOnlyDictionary<string, double>)step.Logs)));
        if (logs.Count > 0) yield return new LineChart("Logged values", "step", "mean over the log interval") { MayBeLog = true, Counts = true }.Render(logs);
    }

    static List<ChartSeries> Series(IEnumerable<(int Step, IReadOnlyDictionary<string, double> Values)> steps)
    {
        var byName = new OrderedDictionary<string, List<(double X, double Y)>>(StringComparer.Ordinal);
        foreach (var (step, values) in steps)
            foreach (var (name, value) in values)
            {
                if (!byName.TryGetValue(name, out var points)) byName.Add(name, points = []);
                points.Add((step, value));
            }
        // The only term is the loss itself.
        if (byName.Count == 2 && byName.TryGetValue(NonFiniteLossException.LossName, out var whole) && byName.Values.All(points => points.SequenceEqual(whole)))
            byName.Remove(NonFiniteLossException.LossName);
        return [.. byName.Select((entry, i) => new ChartSeries(entry.Key, ChartStyle.Other(i), entry.Value))];
    }
}
