using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>
/// Draws the dataflow of a plan: of Mermaid's language what the generator writes, subgraphs below each other, every node right of what it reads.
/// </summary>
static partial class FlowDiagram
{
    const double NodeHeight = 26, RowGap = 12, ColumnGap = 40, TitleHeight = 26, Margin = 6;

    /// <summary>The picture; null if the text is not understood.</summary>
    /// <param name="lines">Lines of a flowchart, without the fence.</param>
    public static XElement? Draw(IReadOnlyList<string> lines)
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        List<(Node From, Node To)> edges = [];
        var part = "";
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("flowchart", StringComparison.Ordinal)))
        {
            if (line.StartsWith("subgraph ", StringComparison.Ordinal)) part = line["subgraph ".Length..];
            else if (line == "end") part = "";
            else
            {
                var ends = line.Split(" --> ").Select(end => Read(end, part, nodes)).ToArray();
                if (ends.Length > 2 || Array.Exists(ends, end => end is null)) return null;
                if (ends is [{ } from, { } to]) edges.Add((from, to));
            }
        }
        if (nodes.Count == 0) return null;
        // What stands outside of the parts, the fits, is drawn where it is read.
        foreach (var node in nodes.Values.Where(node => node.Part.Length == 0))
            node.Part = edges.Where(edge => edge.From == node).Select(edge => edge.To.Part).FirstOrDefault(other => other.Length > 0) ?? "";
        List<XElement> content = [];
        var (width, top) = (0.0, Margin);
        foreach (var group in nodes.Values.GroupBy(node => node.Part, StringComparer.Ordinal))
        {
            content.Add(Svg.Text(group.Key, Margin, top + 14, "text strong"));
            var (groupWidth, height) = Place([.. group], edges, top + TitleHeight);
            (width, top) = (Math.Max(width, groupWidth), top + TitleHeight + height + (2 * RowGap));
        }
        content.AddRange(edges.Select(edge => Arrow(edge.From, edge.To)));
        content.AddRange(nodes.Values.SelectMany(Shape));
        return Svg.Picture(width + Margin, top, $"Dataflow: {string.Join(", ", edges.Select(edge => $"{edge.From.Text} to {edge.To.Text}"))}", content);
    }

    static Node? Read(string text, string part, Dictionary<string, Node> nodes)
    {
        var match = Declaration().Match(text);
        if (!match.Success) return null;
        var id = match.Groups["id"].Value;
        if (!nodes.TryGetValue(id, out var node)) nodes.Add(id, node = new(id) { Part = part });
        if (match.Groups["label"].Success) (node.Text, node.Bracket) = (match.Groups["label"].Value, match.Groups["bracket"].Value);
        return node;
    }

    // Columns by the longest way from a source; in a column by the mean height of what is read.
    static (double Width, double Height) Place(List<Node> nodes, List<(Node From, Node To)> edges, double top)
    {
        var inside = edges.Where(edge => nodes.Contains(edge.From) && nodes.Contains(edge.To)).ToList();
        // A graph without circles is done after as many rounds as it has nodes.
        for (var round = 0; round < nodes.Count; round++)
            foreach (var (from, to) in inside) to.Column = Math.Max(to.Column, from.Column + 1);
        foreach (var node in nodes.Where(node => !inside.Exists(edge => edge.To == node)))
            node.Column = inside.Where(edge => edge.From == node).Select(edge => edge.To.Column - 1).DefaultIfEmpty(0).Min();
        var (x, height) = (Margin, 0.0);
        foreach (var column in nodes.GroupBy(node => node.Column).OrderBy(column => column.Key))
        {
            var y = top;
            foreach (var node in column.OrderBy(node => inside.Where(edge => edge.To == node).Select(edge => edge.From.Y).DefaultIfEmpty(top).Average()))
            {
                (node.X, node.Y) = (x, y);
                y += NodeHeight + RowGap;
            }
            x += column.Max(node => node.Width) + ColumnGap;
            height = Math.Max(height, y - top);
        }
        return (x - ColumnGap, height);
    }

    static XElement Arrow(Node from, Node to)
    {
        var (x1, y1, x2, y2) = (from.X + from.Width, from.Y + (NodeHeight / 2), to.X, to.Y + (NodeHeight / 2));
        var bend = Math.Max(16, (x2 - x1) / 2);
        return Svg.Path(FormattableString.Invariant($"M{x1:0.#} {y1:0.#}C{x1 + bend:0.#} {y1:0.#} {x2 - bend:0.#} {y2:0.#} {x2:0.#} {y2:0.#}m-5 -3l5 3l-5 3"), "edge");
    }

    static IEnumerable<XElement> Shape(Node node)
    {
        var box = Svg.Rectangle(node.X, node.Y, node.Width, NodeHeight, "node");
        // As Mermaid draws them: data round, losses pointed (here thick), fits with double sides.
        if (node.Bracket is "([") box.SetAttributeValue("rx", NodeHeight / 2);
        if (node.Bracket is "{{") box.SetAttributeValue("stroke-width", 2.5);
        yield return box;
        if (node.Bracket is "[[")
        {
            yield return Svg.Line(node.X + 4, node.Y, node.X + 4, node.Y + NodeHeight, "edge");
            yield return Svg.Line(node.X + node.Width - 4, node.Y, node.X + node.Width - 4, node.Y + NodeHeight, "edge");
        }
        yield return Svg.Text(node.Text, node.X + (node.Width / 2), node.Y + 17, "text", "middle");
    }

    sealed class Node(string id)
    {
        public string Text { get; set; } = id;

        public string Bracket { get; set; } = "[";

        public string Part { get; set; } = "";

        public int Column { get; set; }

        public double X { get; set; }

        public double Y { get; set; }

        public double Width => 24 + (6.9 * Text.Length);
    }

    [GeneratedRegex("""^(?<id>\w+)(?:(?<bracket>\(\[|\[\[|\{\{|\[)"(?<label>[^"]*)"[\]\)\}]+)?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
