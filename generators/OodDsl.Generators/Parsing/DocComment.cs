using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Reads a class's summary from its text: the compiler drops doc comments where no documentation file is made.</summary>
static class DocComment
{
    public static string FirstSentence(SyntaxNode declaration)
    {
        var lines = declaration.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(line => line.Substring(3).Trim());
        var text = string.Join(" ", lines);
        var (start, end) = (text.IndexOf("<summary>", StringComparison.Ordinal), text.IndexOf("</summary>", StringComparison.Ordinal));
        if (start < 0 || end < start) return "";
        text = text.Substring(start + 9, end - start - 9);
        text = Regex.Replace(text, "<see(also)? (cref|langword)=\"(?<name>[^\"]*)\" */>", "${name}", RegexOptions.ExplicitCapture, Limit);
        text = Regex.Replace(text, "<[^>]*>", "", RegexOptions.None, Limit);
        text = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Trim();
        var sentence = Regex.Match(text, @"^.*?[.!?](?=\s+[A-Z\[]|\s*$)", RegexOptions.None, Limit);
        return sentence.Success ? sentence.Value : text;
    }

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
}
