using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>Lines over two axes, with a legend above.</summary>
/// <param name="title">What it shows.</param>
/// <param name="x">Caption of the horizontal axis.</param>
/// <param name="y">Caption of the vertical axis.</param>
sealed class LineChart(string title, string x, string y)
{
    const double Left = 46, Right = 10, Bottom = 34, LegendLine = 16;

    /// <summary>Width and height of the picture without its legend, in pixels.</summary>
    public (double Width, double Height) Size { get; init; } = (360, 230);

    /// <summary>The horizontal range; null: that of the points.</summary>
    public (double Low, double High)? RangeX { get; init; }

    /// <summary>The vertical range.</summary>
    public (double Low, double High)? RangeY { get; init; }

    /// <summary>Whether the vertical axis is logarithmic where all values are positive and differ by a factor of 20 and more.</summary>
    public bool MayBeLog { get; init; }

    /// <summary>Whether every point has a mark.</summary>
    public bool HasMarks { get; init; }

    /// <summary>Whether the horizontal axis counts: it has ticks at whole numbers only.</summary>
    public bool Counts { get; init; }

    /// <summary>Whether it has a legend, where there are several series.</summary>
    public bool HasLegend { get; init; } = true;

    /// <summary>A line below the title.</summary>
    public string? Note { get; init; }

    /// <summary>Faint lines that help to read: from point to point.</summary>
    public IReadOnlyList<((double X, double Y) From, (double X, double Y) To)> Guides { get; init; } = [];

    /// <summary>Draws.</summary>
    public XElement Render(IReadOnlyList<ChartSeries> series)
    {
        var legend = Legend(series, out var lines);
        if (Note is not null) lines++;
        var top = 26 + (lines * LegendLine);
        var height = Size.Height + (lines * LegendLine);
        var values = series.SelectMany(one => one.Points.Select(point => point.Y)).Where(double.IsFinite).ToList();
        var isLog = MayBeLog && values.Count > 0 && values.Min() > 0 && values.Max() / values.Min() >= 20;
        var across = Of(RangeX, series.SelectMany(one => one.Points.Select(point => point.X)), Left, Size.Width - Right, isLog: false);
        var up = Of(RangeY, values, height - Bottom, top, isLog);
        var content = new List<XElement> { Svg.Text(title, Left, 14, "text strong") };
        content.AddRange(legend);
        if (Note is not null) content.Add(Svg.Text(Note, Left, 14 + (lines * LegendLine), "text small"));
        content.AddRange(Axes(across, up, height));
        foreach (var (from, to) in Guides) content.Add(Svg.Line(across.At(from.X), up.At(from.Y), across.At(to.X), up.At(to.Y), "guide"));
        foreach (var one in series)
        {
            content.Add(Svg.Path(Joined(one.Points, across, up), $"line {one.Style}", one.Name));
            if (HasMarks) content.Add(Svg.Path(Marked(one.Points, across, up), $"mark {one.Style}"));
        }
        return Svg.Picture(Size.Width, height, $"{title}: {y} over {x}, {string.Join(", ", series.Select(one => one.Name))}", content);
    }

    static Scale Of((double Low, double High)? range, IEnumerable<double> values, double from, double to, bool isLog) =>
        range is { } given ? new(given.Low, given.High, from, to) : Scale.Over(values, from, to, isLog);

    IEnumerable<XElement> Axes(Scale across, Scale up, double height)
    {
        foreach (var tick in up.Ticks(5))
        {
            yield return Svg.Line(Left, up.At(tick), Size.Width - Right, up.At(tick), "grid");
            yield return Svg.Text(Scale.Label(tick), Left - 5, up.At(tick) + 4, "text small", "end");
        }
        foreach (var tick in across.Ticks(5).Where(tick => !Counts || (tick >= 0 && tick == Math.Round(tick))))
        {
            yield return Svg.Line(across.At(tick), height - Bottom, across.At(tick), height - Bottom + 4, "axis");
            yield return Svg.Text(Scale.Label(tick), across.At(tick), height - Bottom + 15, "text small", "middle");
        }
        yield return Svg.Line(Left, height - Bottom, Size.Width - Right, height - Bottom, "axis");
        yield return Svg.Text(x, (Left + Size.Width - Right) / 2, height - 4, "text small", "middle");
        var caption = Svg.Text(up.IsLog ? $"{y} (logarithmic)" : y, 0, 0, "text small", "middle");
        caption.SetAttributeValue("transform", $"translate(10 {Svg.Number((up.From + up.To) / 2)}) rotate(-90)");
        yield return caption;
    }

    List<XElement> Legend(IReadOnlyList<ChartSeries> series, out int lines)
    {
        lines = 0;
        List<XElement> entries = [];
        if (series.Count < 2 || !HasLegend) return entries;
        var (column, row) = (Left, 1);
        foreach (var one in series)
        {
            var width = 34 + (6.2 * one.Name.Length);
            if (column > Left && column + width > Size.Width) (column, row) = (Left, row + 1);
            var middle = 14 + (row * LegendLine);
            entries.Add(Svg.Path(FormattableString.Invariant($"M{column:0.#} {middle - 4}h20"), $"line {one.Style}"));
            entries.Add(Svg.Text(one.Name, column + 25, middle, "text small"));
            column += width;
        }
        lines = row;
        return entries;
    }

    static string Joined(IReadOnlyList<(double X, double Y)> points, Scale across, Scale up)
    {
        var path = new StringBuilder();
        var isDown = false;
        foreach (var (px, py) in points)
        {
            var (left, above) = (across.At(px), up.At(py));
            if (!double.IsFinite(left) || !double.IsFinite(above))
            {
                isDown = false;
                continue;
            }
            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{left:0.#} {above:0.#}");
            isDown = true;
        }
        return path.ToString();
    }

    static string Marked(IReadOnlyList<(double X, double Y)> points, Scale across, Scale up) => string.Concat(points
        .Select(point => (X: across.At(point.X), Y: up.At(point.Y))).Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))
        .Select(point => FormattableString.Invariant($"M{point.X - 3:0.#} {point.Y:0.#}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0")));
}
