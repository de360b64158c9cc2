using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OodDsl.Documentation;

/// <summary>Doc comments as Markdown, in one line, so that they fit into a table.</summary>
static partial class Markdown
{
    public static string Of(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Node)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);

    public static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    static string Node(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } link => link.Attribute("cref") is { } target ? $"`{Simple(target.Value)}`"
            : link.Attribute("langword") is { } word ? $"`{word.Value}`" : link.Value,
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "para" } paragraph => " " + Of(paragraph) + " ",
        XElement other => Of(other),
        _ => "",
    };

    /// <summary>The last name of <c>T:OodDsl.Loss</c> or <c>M:OodDsl.Functions.Mlp(System.Int64[])</c>.</summary>
    static string Simple(string reference)
    {
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (name.IndexOf('(', StringComparison.Ordinal) is var open and > 0) name = name[..open];
        name = name[(name.LastIndexOf('.') + 1)..];
        if (name.IndexOf('`', StringComparison.Ordinal) is var generic and > 0) name = name[..generic];
        return name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name[..^9] : name;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
