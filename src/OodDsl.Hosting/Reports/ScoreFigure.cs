using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>
/// Histograms of scores as one SVG: a panel per score, ID images as a filled area, each OOD set as a line. Near sets are warm, far sets cool.
/// Reads in light and dark mode and needs nothing outside itself.
/// </summary>
public static class ScoreFigure
{
    const int Bins = 64;
    const double PanelWidth = 300, PanelHeight = 120, Gap = 26, Top = 62, Bottom = 18, Left = 14, LegendLine = 16;

    /// <summary>Draws the figure.</summary>
    /// <param name="title">What was run.</param>
    /// <param name="panels">At least one; all with the same OOD sets.</param>
    /// <param name="columns">Panels side by side.</param>
    public static string Render(string title, IReadOnlyList<ScorePanel> panels, int columns = 3)
    {
        var figure = Picture(title, panels, columns);
        figure.Add(Svg.Text(title, Left, 20, "text title"));
        figure.AddFirst(new XElement(Svg.Namespace + "style", ChartStyle.Css));
        return figure.ToString();
    }

    /// <summary>The figure without its title and style, for a page that has them.</summary>
    internal static XElement Picture(string title, IReadOnlyList<ScorePanel> panels, int columns = 3)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfZero(panels.Count, nameof(panels));
        columns = Math.Min(columns, panels.Count);
        var rows = (panels.Count + columns - 1) / columns;
        // Titles and names are not cut where there is one panel only.
        var width = Math.Max(2 * Left + columns * PanelWidth + (columns - 1) * Gap, 2 * Left + 8.5 * title.Length);
        var styles = ChartStyle.Of(panels[0].Sets.Select(set => set.Group));
        var legend = Legend(panels[0].Sets, styles, width, out var lines);
        var top = Top + (lines - 1) * LegendLine;
        var height = top + rows * (PanelHeight + Gap + Bottom);
        return Svg.Picture(width, height, title, legend, panels.Select((panel, i) => Svg.Group(
            Left + i % columns * (PanelWidth + Gap), top + i / columns * (PanelHeight + Gap + Bottom), Panel(panel, styles))));
    }

    static IEnumerable<XElement> Panel(ScorePanel panel, IReadOnlyList<string> styles)
    {
        var (low, high) = Histogram.Range([panel.InDistribution, .. panel.Sets.Select(set => set.Values)]);
        var inside = Histogram.Shares(panel.InDistribution, low, high, Bins);
        var outside = panel.Sets.Select(set => Histogram.Shares(set.Values, low, high, Bins)).ToArray();
        // Each curve has its own peak at the top: sets that collapse into one bin would hide all others otherwise.
        yield return Curve(inside, "area id", "ID test");
        for (var i = 0; i < outside.Length; i++) yield return Curve(outside[i], $"line {styles[i]}", panel.Sets[i].Dataset);
        yield return Svg.Line(0, PanelHeight, PanelWidth, PanelHeight, "axis");
        yield return Svg.Text(panel.Score, 0, 10, "text strong");
        var groups = panel.Sets.GroupBy(set => set.Group, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {Svg.Number(group.Average(set => set.Auroc), "0.000")}");
        yield return Svg.Text("AUROC " + string.Join(" · ", groups), 0, 24, "text small");
        yield return Svg.Text(Bound(low), 0, PanelHeight + 13, "text small");
        yield return Svg.Text(Bound(high) + " →  in-distribution", PanelWidth, PanelHeight + 13, "text small", "end");
    }

    static string Bound(double value) => Svg.Number(value, Math.Abs(value) is >= 100 and < 1e6 ? "0" : "G3");

    static XElement Curve(double[] shares, string style, string title)
    {
        var peak = shares.Max();
        var path = new StringBuilder($"M0 {Svg.Number(PanelHeight)}");
        for (var bin = 0; bin < shares.Length; bin++)
        {
            var y = PanelHeight - shares[bin] / peak * (PanelHeight - 34);
            path.Append(CultureInfo.InvariantCulture, $"L{bin * PanelWidth / shares.Length:0.#} {y:0.#}L{(bin + 1) * PanelWidth / shares.Length:0.#} {y:0.#}");
        }
        path.Append(CultureInfo.InvariantCulture, $"L{PanelWidth:0.#} {PanelHeight:0.#}");
        return Svg.Path(path.ToString(), style, title);
    }

    static List<XElement> Legend(IReadOnlyList<OodSample> sets, IReadOnlyList<string> styles, double width, out int lines)
    {
        List<XElement> entries = [Svg.Rectangle(Left, 34, 16, 9, "area id"), Svg.Text("ID test", Left + 21, 42, "text small")];
        var x = Left + 78.0;
        lines = 1;
        for (var i = 0; i < sets.Count; i++)
        {
            var name = $"{sets[i].Dataset} ({sets[i].Group})";
            var needed = 36 + 6.3 * name.Length;
            if (x > Left && x + needed > width) (x, lines) = (Left, lines + 1);
            var y = 42 + (lines - 1) * LegendLine;
            entries.Add(Svg.Path(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y - 4}h18"), $"line {styles[i]}"));
            entries.Add(Svg.Text(name, x + 23, y, "text small"));
            x += needed;
        }
        return entries;
    }
}
