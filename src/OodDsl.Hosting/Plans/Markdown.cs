using System.Text;

namespace OodDsl.Hosting;

/// <summary>Lines and tables of Markdown. Lines end in '\n' everywhere, because the files are compared across machines.</summary>
static class Markdown
{
    public static StringBuilder Line(this StringBuilder text, string line = "") => text.Append(line).Append('\n');

    /// <summary>Text that is not taken for tags: a type <c>Module&lt;Tensor&gt;</c> would vanish.</summary>
    public static string Escaped(string text) => text.Replace("<", "\\<", StringComparison.Ordinal);

    /// <summary>A table and an empty line.</summary>
    public static StringBuilder Table(this StringBuilder text, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Row(header).Row([.. header.Select(_ => "---")]);
        foreach (var row in rows) text.Row(row);
        return text.Line();
    }

    static StringBuilder Row(this StringBuilder text, IReadOnlyList<string> cells) =>
        text.Line($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
}
