using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>A run's <c>plan.md</c> as HTML: the part of Markdown that <see cref="PlanWriter"/> writes, the dataflow drawn.</summary>
static partial class PlanHtml
{
    public static IEnumerable<XElement> Of(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            var begin = i;
            var line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                var block = Block(lines, ref i);
                foreach (var part in Fenced(line[3..], block)) yield return part;
            }
            else if (line.StartsWith('|'))
            {
                while (i < lines.Length && lines[i].StartsWith('|')) i++;
                yield return Table(lines[begin..i]);
            }
            else if (Item().IsMatch(line))
            {
                while (i < lines.Length && Item().IsMatch(lines[i])) i++;
                yield return Html.Of(char.IsAsciiDigit(line[0]) ? "ol" : "ul", lines[begin..i].Select(item => Html.Of("li", Inline(Item().Replace(item, "", 1)))));
            }
            else
            {
                i++;
                // The title is the run's, which stands above.
                if (line.StartsWith("## ", StringComparison.Ordinal)) yield return Html.Of("h5", line[3..]);
                else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) yield return Html.Of("p", Inline(line));
            }
        }
    }

    static string[] Block(string[] lines, ref int i)
    {
        var begin = ++i;
        while (i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal)) i++;
        return lines[begin..Math.Min(i++, lines.Length)];
    }

    static IEnumerable<XElement> Fenced(string language, string[] lines)
    {
        var source = Html.Of("pre", Html.Of("code", string.Join('\n', lines)));
        if (language is not "mermaid" || FlowDiagram.Draw(lines) is not { } picture)
        {
            yield return source;
            yield break;
        }
        yield return Html.Of("div", Html.Class("scroll"), new XAttribute("tabindex", "0"), new XAttribute("role", "region"), new XAttribute("aria-label", "Dataflow"), picture);
        var text = Html.Details(Html.Of("span", "The same as Mermaid text"), isOpen: false, source);
        text.Add(Html.Class("source"));
        yield return text;
    }

    static XElement Table(string[] lines)
    {
        var rows = lines.Select(line => Border().Split(line.Trim().Trim('|')).Select(cell => cell.Trim()).ToArray()).ToArray();
        return Html.Of("div", Html.Class("scroll"), Html.Of("table",
            Html.Of("thead", Html.Of("tr", rows[0].Select(cell => Html.Of("th", new XAttribute("scope", "col"), Inline(cell))))),
            Html.Of("tbody", rows.Skip(2).Select(row => Html.Of("tr", row.Select(cell => Html.Of("td", Inline(cell))))))));
    }

    // `code`, and backslashes before what Markdown would take for something else.
    static object[] Inline(string text) =>
        [.. text.Split('`').Select((part, i) => i % 2 == 1 ? (object)Html.Of("code", part) : Escape().Replace(part, "${letter}"))];

    [GeneratedRegex(@"^(?:- |\d+\. )", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Border();

    [GeneratedRegex(@"\\(?<letter>[<>|*_`])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
