using System.Globalization;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>Elements of SVG pictures.</summary>
static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>A picture with its title, which screen readers say and pointers show.</summary>
    public static XElement Picture(double width, double height, string title, params object?[] content) => new(
        Namespace + "svg", new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("width", Number(width)),
        new XAttribute("role", "img"), new XAttribute("aria-label", title), content);

    public static XElement Group(double x, double y, params object?[] content) =>
        new(Namespace + "g", new XAttribute("transform", $"translate({Number(x)} {Number(y)})"), content);

    public static XElement Text(string text, double x, double y, string style, string anchor = "start") => new(
        Namespace + "text", new XAttribute("class", style), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)),
        new XAttribute("text-anchor", anchor), text);

    public static XElement Line(double x1, double y1, double x2, double y2, string style) => new(
        Namespace + "line", new XAttribute("class", style), new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)),
        new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)));

    public static XElement Rectangle(double x, double y, double width, double height, string style) => new(
        Namespace + "rect", new XAttribute("class", style), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)),
        new XAttribute("width", Number(width)), new XAttribute("height", Number(height)), new XAttribute("rx", 2));

    /// <summary>A path.</summary>
    /// <param name="d">Its data.</param>
    /// <param name="style">Its classes.</param>
    /// <param name="title">What pointers show; null: nothing.</param>
    public static XElement Path(string d, string style, string? title = null) => new(
        Namespace + "path", new XAttribute("class", style), new XAttribute("d", d), title is null ? null : new XElement(Namespace + "title", title));

    /// <summary>A number as SVG wants it, with two decimals at most.</summary>
    public static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);
}
