using System.Text;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>Elements of web pages. Text is escaped by the writer, whatever it is.</summary>
static class Html
{
    static readonly string[] Void = ["br", "hr", "img", "meta"];

    /// <summary>An element; empty ones get an end tag all the same, which browsers need.</summary>
    public static XElement Of(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && !Void.Contains(name, StringComparer.Ordinal)) element.Value = "";
        return element;
    }

    public static XAttribute Class(string names) => new("class", names);

    public static XAttribute Id(string id) => new("id", id);

    /// <summary>A part that can be opened and closed, by keyboard too.</summary>
    public static XElement Details(XElement summary, bool isOpen, params object?[] content) =>
        Of("details", isOpen ? new XAttribute("open", "") : null, Of("summary", summary), content);

    /// <summary>A term of a list of facts with what it is.</summary>
    public static IEnumerable<XElement> Fact(string term, object? what) => what is null or "" ? [] : [Of("dt", term), Of("dd", what)];

    /// <summary>A link within the page: letters, digits and hyphens only.</summary>
    public static string Anchor(string text)
    {
        var anchor = new StringBuilder();
        foreach (var letter in text)
            anchor.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        return anchor.ToString();
    }

    /// <summary>A whole page that needs nothing outside itself.</summary>
    public static string Page(string title, string css, params object?[] body)
    {
        // A style's content is not escaped in HTML: the sheet goes in as it is.
        const string Place = "/*style*/";
        var page = Of("html", new XAttribute("lang", "en"),
            Of("head", Of("meta", new XAttribute("charset", "utf-8")),
                Of("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                Of("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")), Of("title", title), Of("style", Place)),
            Of("body", body));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting).Replace(Place, css, StringComparison.Ordinal) + "\n";
    }
}
