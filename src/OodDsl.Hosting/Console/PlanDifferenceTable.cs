using System.Text;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>What separates two experiments, for people: on the console or as Markdown.</summary>
static class PlanDifferenceTable
{
    const string Nothing = "-";

    public static void Write(IAnsiConsole console, string a, string b, IReadOnlyList<PlanDifference> differences)
    {
        console.WriteLine(Headline(a, b, differences));
        if (differences.Count == 0) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "", a, b);
        var section = "";
        foreach (var difference in differences)
        {
            var isNew = !string.Equals(section, difference.Section, StringComparison.Ordinal);
            if (isNew && section.Length > 0) table.AddEmptyRow();
            table.AddRow(
                new Text(isNew ? difference.Section : "", new Style(decoration: Decoration.Bold)), new Text(difference.What),
                new Text(difference.A ?? Nothing), new Text(difference.B ?? Nothing));
            section = difference.Section;
        }
        console.Write(table);
    }

    public static string Markdown(string a, string b, IReadOnlyList<PlanDifference> differences)
    {
        var text = new StringBuilder().Line(Headline(a, b, differences)).Line();
        if (differences.Count == 0) return text.ToString();
        return text.Table(
            ["", "", a, b],
            differences.Select(difference => new[] { difference.Section, Code(difference.What), Code(difference.A), Code(difference.B) })).ToString();
    }

    static string Headline(string a, string b, IReadOnlyList<PlanDifference> differences) =>
        differences.Count == 0 ? $"{a} and {b} do the same." : $"What separates {a} and {b}:";

    // A pipe would end the cell, and <T> be taken for markup.
    static string Code(string? text) => string.IsNullOrEmpty(text) ? text is null ? Nothing : "" : $"`{text.Replace('\n', ' ')}`";
}
