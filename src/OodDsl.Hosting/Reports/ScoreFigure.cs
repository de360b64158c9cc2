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
    const double PanelWidth = 300, PanelHeight = 120, Gap = 26, Top = 62, Bottom = 18, Left = 14;
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    static readonly string[] Warm = ["#d9480f", "#f08c00", "#c2255c", "#a61e4d"];
    static readonly string[] Cool = ["#1971c2", "#0c8599", "#6741d9", "#2f9e44", "#364fc7"];

    const string Style = """
        .text { font: 12px system-ui, sans-serif; fill: #212529; }
        .small { font-size: 11px; fill: #495057; }
        .title { font-size: 14px; font-weight: 600; }
        .id { fill: #adb5bd; fill-opacity: .55; stroke: none; } .axis { stroke: #868e96; stroke-width: 1; } .line { fill: none; stroke-width: 1.6; }
        @media (prefers-color-scheme: dark) { .text { fill: #e9ecef; } .small { fill: #ced4da; } .id { fill: #868e96; } }
        """;

    /// <summary>Draws the figure.</summary>
    /// <param name="title">What was run.</param>
    /// <param name="panels">At least one; all with the same OOD sets.</param>
    /// <param name="columns">Panels side by side.</param>
    public static string Render(string title, IReadOnlyList<ScorePanel> panels, int columns = 3)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfZero(panels.Count, nameof(panels));
        columns = Math.Min(columns, panels.Count);
        var rows = (panels.Count + columns - 1) / columns;
        var width = 2 * Left + columns * PanelWidth + (columns - 1) * Gap;
        var height = Top + rows * (PanelHeight + Gap + Bottom);
        var colours = Colours(panels[0].Sets);

        var root = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("width", Number(width)), new XAttribute("role", "img"),
            new XAttribute("aria-label", title), new XElement(Svg + "style", Style), Text(title, Left, 20, "text title"),
            Legend(panels[0].Sets, colours));
        for (var i = 0; i < panels.Count; i++)
        {
            var x = Left + i % columns * (PanelWidth + Gap);
            var y = Top + i / columns * (PanelHeight + Gap + Bottom);
            root.Add(new XElement(Svg + "g", new XAttribute("transform", $"translate({Number(x)} {Number(y)})"), Panel(panels[i], colours)));
        }
        return root.ToString();
    }

    static IEnumerable<XElement> Panel(ScorePanel panel, List<string> colours)
    {
        var (low, high) = Histogram.Range([panel.InDistribution, .. panel.Sets.Select(set => set.Values)]);
        var inside = Histogram.Shares(panel.InDistribution, low, high, Bins);
        var outside = panel.Sets.Select(set => Histogram.Shares(set.Values, low, high, Bins)).ToArray();
        // Each curve has its own peak at the top: sets that collapse into one bin would hide all others otherwise.
        yield return Curve(inside, "id", null);
        foreach (var (shares, colour) in outside.Zip(colours)) yield return Curve(shares, "line", colour);
        yield return new XElement(Svg + "line", new XAttribute("class", "axis"), new XAttribute("x1", 0), new XAttribute("x2", Number(PanelWidth)),
            new XAttribute("y1", Number(PanelHeight)), new XAttribute("y2", Number(PanelHeight)));
        yield return Text(panel.Score, 0, 10, "text");
        var groups = panel.Sets.GroupBy(set => set.Group, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {Number(group.Average(set => set.Auroc), "0.000")}");
        yield return Text("AUROC " + string.Join(" · ", groups), 0, 24, "text small");
        yield return Text(Number(low, "G3"), 0, PanelHeight + 13, "text small");
        yield return Text(Number(high, "G3") + " →  in-distribution", PanelWidth, PanelHeight + 13, "text small", "end");
    }

    static XElement Curve(double[] shares, string style, string? colour)
    {
        var peak = shares.Max();
        var path = new StringBuilder($"M0 {Number(PanelHeight)}");
        for (var bin = 0; bin < shares.Length; bin++)
        {
            var y = PanelHeight - shares[bin] / peak * (PanelHeight - 34);
            path.Append(CultureInfo.InvariantCulture, $"L{Number(bin * PanelWidth / shares.Length)} {Number(y)}L{Number((bin + 1) * PanelWidth / shares.Length)} {Number(y)}");
        }
        path.Append(CultureInfo.InvariantCulture, $"L{Number(PanelWidth)} {Number(PanelHeight)}");
        var curve = new XElement(Svg + "path", new XAttribute("class", style), new XAttribute("d", path.ToString()));
        if (colour is not null) curve.Add(new XAttribute("stroke", colour));
        return curve;
    }

    static IEnumerable<XElement> Legend(IReadOnlyList<OodSample> sets, List<string> colours)
    {
        var x = Left;
        foreach (var (name, colour) in sets.Select((set, i) => ($"{set.Dataset} ({set.Group})", colours[i])).Prepend(("ID test", "#adb5bd")))
        {
            yield return new XElement(Svg + "rect", new XAttribute("x", Number(x)), new XAttribute("y", 34), new XAttribute("width", 14),
                new XAttribute("height", 8), new XAttribute("rx", 2), new XAttribute("fill", colour));
            yield return Text(name, x + 19, 42, "text small");
            x += 34 + 6.3 * name.Length;
        }
    }

    static List<string> Colours(IReadOnlyList<OodSample> sets)
    {
        var (warm, cool) = (0, 0);
        return [.. sets.Select(set => set.Group == "near" ? Warm[warm++ % Warm.Length] : Cool[cool++ % Cool.Length])];
    }

    static XElement Text(string text, double x, double y, string style, string anchor = "start") => new(Svg + "text",
        new XAttribute("class", style), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), text);

    static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);
}
