using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>A metric of every method and score on the groups of a benchmark: a mark per seed and a bar at the mean, so that spread and overlap are seen.</summary>
static class ReplicateChart
{
    const double Row = 19, PanelGap = 26, PanelWidth = 330, Top = 40, Bottom = 34, MostRows = 80;

    /// <summary>Draws; null where there is nothing to compare or more than can be read.</summary>
    public static XElement? Draw(ReportBenchmark benchmark, ReportMetric metric)
    {
        // Of one run the table says as much.
        if (benchmark.Methods.Sum(method => method.Runs.Count) < 2) return null;
        if (benchmark.Rows.Count is < 2 or > (int)MostRows || benchmark.Groups.Count == 0) return null;
        var names = benchmark.Rows.Select(row => (Method: row.Method.Name, row.Score)).ToList();
        var left = 16 + (6.4 * names.Max(name => name.Score.Length)) + (benchmark.Methods.Count > 1 ? 6.6 * names.Max(name => name.Method.Length) : 0);
        var height = Top + (Row * names.Count) + Bottom;
        var methods = benchmark.Methods.ToList();
        List<XElement> content = [];
        for (var i = 0; i < names.Count; i++)
        {
            var y = Top + (Row * i);
            var isFirst = i == 0 || names[i].Method != names[i - 1].Method;
            if (isFirst && benchmark.Methods.Count > 1)
            {
                content.Add(Svg.Text(names[i].Method, 0, y + 13, "text strong"));
                if (i > 0) content.Add(Svg.Line(0, y, left + (benchmark.Groups.Count * (PanelWidth + PanelGap)) - PanelGap, y, "grid"));
            }
            content.Add(Svg.Text(names[i].Score, left - 10, y + 13, "text small", "end"));
        }
        for (var panel = 0; panel < benchmark.Groups.Count; panel++)
        {
            var group = benchmark.Groups[panel];
            var x = left + (panel * (PanelWidth + PanelGap));
            var values = benchmark.Rows.Select(row => row.Method.Value(row.Score, group, metric)).ToList();
            var scale = Scale.Over(values.OfType<ReportValue>().SelectMany(value => value.Replicates).Select(share => 100 * share), x + 4, x + PanelWidth - 4);
            content.Add(Svg.Text($"{group} {metric.Name}, %", x, 16, "text strong"));
            foreach (var tick in scale.Ticks(6))
            {
                content.Add(Svg.Line(scale.At(tick), Top - 6, scale.At(tick), height - Bottom, "grid"));
                content.Add(Svg.Text(Scale.Label(tick), scale.At(tick), height - Bottom + 14, "text small", "middle"));
            }
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] is not { } value) continue;
                var style = ChartStyle.Other(methods.IndexOf(benchmark.Rows[i].Method));
                var y = Top + (Row * i) + 9;
                var mean = scale.At(100 * value.Mean);
                content.Add(Svg.Path(FormattableString.Invariant($"M{mean - 1:0.#} {y - 6}h2v12h-2z"), $"mark {style}", $"{names[i].Method}, {names[i].Score}: {value.Percent}"));
                content.Add(Svg.Path(string.Concat(value.Replicates.Select(share => FormattableString.Invariant($"M{scale.At(100 * share) - 3.4:0.#} {y}a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0"))), $"open {style}"));
            }
        }
        var width = left + (benchmark.Groups.Count * (PanelWidth + PanelGap)) - PanelGap;
        content.Add(Svg.Text("circle: a replicate; bar: the mean", left, height - 4, "text small"));
        return Svg.Picture(width, height, $"{metric.Name} of every method and score on {string.Join(" and ", benchmark.Groups)}, by seed", content);
    }
}
