using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>A table of a report as HTML: rows of one method stand together under its name, headings have scopes, wide tables scroll.</summary>
static class TableHtml
{
    public static XElement Of(ReportTable table)
    {
        var head = Html.Of("thead", Html.Of("tr", table.Columns.Select((column, i) =>
            Html.Of("th", new XAttribute("scope", "col"), i < table.Names ? Html.Class("name") : null, column))));
        return Html.Of("div", Html.Class("scroll"), new XAttribute("tabindex", "0"), new XAttribute("role", "region"), new XAttribute("aria-label", table.Title),
            Html.Of("table", Html.Of("caption", table.Title), head, Bodies(table)));
    }

    static IEnumerable<XElement> Bodies(ReportTable table)
    {
        for (var i = 0; i < table.Rows.Count;)
        {
            var name = table.Rows[i][0].Text;
            var rows = table.Rows.Skip(i).TakeWhile(row => string.Equals(row[0].Text, name, StringComparison.Ordinal)).ToList();
            yield return Html.Of("tbody", rows.Select((row, n) => Html.Of("tr", row.Select((cell, column) => Cell(table, cell, column, n == 0, rows.Count)))));
            i += rows.Count;
        }
    }

    static XElement? Cell(ReportTable table, ReportCell cell, int column, bool isFirst, int rows)
    {
        if (column == 0)
            return isFirst ? Html.Of("th", new XAttribute("scope", "rowgroup"), rows > 1 ? new XAttribute("rowspan", rows) : null, Html.Class("name"), cell.Text) : null;
        if (column < table.Names) return Html.Of("th", new XAttribute("scope", "row"), Html.Class("name second"), cell.Text);
        var isMean = table.Columns[column].EndsWith(" mean", StringComparison.Ordinal);
        var names = string.Join(' ', ((string[])[isMean ? "mean" : "", cell.IsBest ? "best" : ""]).Where(name => name.Length > 0));
        return Html.Of("td", names.Length > 0 ? Html.Class(names) : null, Value(cell.Text));
    }

    static object[] Value(string text) => text.IndexOf(" ± ", StringComparison.Ordinal) is > 0 and var at
        ? [text[..at], Html.Of("span", Html.Class("deviation"), text[at..])]
        : [text];
}
