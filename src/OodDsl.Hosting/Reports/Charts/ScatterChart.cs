using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>Points in the plane, a mark of its own per set, with a legend above.</summary>
static class ScatterChart
{
    const double Width = 560, Height = 430, Left = 46, Right = 10, Bottom = 34, LegendLine = 17;
    static readonly string[] Marks = ["m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0", "m0 -3.4l3.2 5.8h-6.4z", "m-2.6 -2.6h5.2v5.2h-5.2z", "m0 -3.6l3.6 3.6l-3.6 3.6l-3.6 -3.6z", "m0 3.4l3.2 -5.8h-6.4z"];

    /// <summary>Draws.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="x">Caption of the horizontal axis.</param>
    /// <param name="y">Caption of the vertical axis.</param>
    /// <param name="series">The sets; the first, drawn below the others, with open marks.</param>
    /// <param name="labels">Words at places.</param>
    public static XElement Render(string title, string x, string y, IReadOnlyList<ChartSeries> series, IReadOnlyList<(string Text, double X, double Y)> labels)
    {
        List<XElement> content = [];
        var (column, row) = (Left, 0);
        for (var i = 0; i < series.Count; i++)
        {
            var width = 30 + (6.4 * series[i].Name.Length);
            if (column > Left && column + width > Width) (column, row) = (Left, row + 1);
            content.Add(Svg.Path(FormattableString.Invariant($"M{column + 5:0.#} {10 + (row * LegendLine)}{Mark(i)}"), Style(series, i)));
            content.Add(Svg.Text(series[i].Name, column + 14, 14 + (row * LegendLine), "text small"));
            column += width;
        }
        var top = 12 + ((row + 1) * LegendLine);
        var points = series.SelectMany(one => one.Points).ToList();
        var across = Scale.Over(points.Select(point => point.X), Left, Width - Right);
        var up = Scale.Over(points.Select(point => point.Y), Height - Bottom, top);
        foreach (var tick in up.Ticks(6))
        {
            content.Add(Svg.Line(Left, up.At(tick), Width - Right, up.At(tick), "grid"));
            content.Add(Svg.Text(Scale.Label(tick), Left - 5, up.At(tick) + 4, "text small", "end"));
        }
        foreach (var tick in across.Ticks(8))
        {
            content.Add(Svg.Line(across.At(tick), top, across.At(tick), Height - Bottom, "grid"));
            content.Add(Svg.Text(Scale.Label(tick), across.At(tick), Height - Bottom + 15, "text small", "middle"));
        }
        content.Add(Svg.Text(x, (Left + Width - Right) / 2, Height - 4, "text small", "middle"));
        var caption = Svg.Text(y, 0, 0, "text small", "middle");
        caption.SetAttributeValue("transform", $"translate(10 {Svg.Number((up.From + up.To) / 2)}) rotate(-90)");
        content.Add(caption);
        for (var i = 0; i < series.Count; i++) content.Add(Svg.Path(Points(series[i].Points, Mark(i), across, up), Style(series, i), series[i].Name));
        content.AddRange(Apart([.. labels.Select(label => (label.Text, across.At(label.X), up.At(label.Y) + 4))])
            .Select(label => Svg.Text(label.Text, label.X, label.Y, "text strong halo", "middle")));
        return Svg.Picture(Width, Height, $"{title}: {string.Join(", ", series.Select(one => one.Name))}", content);
    }

    // From top to bottom, a word that would cover an earlier one stands below it.
    static List<(string Text, double X, double Y)> Apart(List<(string Text, double X, double Y)> labels)
    {
        const double LetterWidth = 7, LineHeight = 13;
        List<(string Text, double X, double Y)> placed = [];
        foreach (var label in labels.OrderBy(label => label.Y))
        {
            var y = label.Y;
            // Each of the earlier words can push once.
            for (var i = 0; i < placed.Count; i++)
                if (placed.Exists(other => Math.Abs(other.Y - y) < LineHeight && Math.Abs(other.X - label.X) < (other.Text.Length + label.Text.Length) * LetterWidth / 2)) y += LineHeight / 2;
            placed.Add((label.Text, label.X, y));
        }
        return placed;
    }

    static string Mark(int number) => Marks[number % Marks.Length];

    static string Style(IReadOnlyList<ChartSeries> series, int number) => $"{(number == 0 ? "open" : "mark")} {series[number].Style}";

    static string Points(IReadOnlyList<(double X, double Y)> points, string mark, Scale across, Scale up)
    {
        var path = new StringBuilder();
        foreach (var (px, py) in points)
            if (double.IsFinite(px) && double.IsFinite(py)) path.Append(CultureInfo.InvariantCulture, $"M{across.At(px):0.#} {up.At(py):0.#}{mark}");
        return path.ToString();
    }
}
