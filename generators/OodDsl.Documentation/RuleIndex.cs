using System.Text;
using OodDsl.Generators;

namespace OodDsl.Documentation;

/// <summary>The list of the rules, from the descriptors that the compiler shows.</summary>
static class RuleIndex
{
    static readonly (string Category, string Meaning)[] Categories =
    [
        ("Wiring", "what is connected with what"),
        ("Leakage", "test data, or what evaluation must not know"),
        ("Training", "what is trained, and with what"),
        ("Structure", "what an experiment must have, and what in it nothing asks for"),
    ];

    public static string Write()
    {
        var text = new StringBuilder("# The compiler's rules\n\n<!-- Made by `./ood generate` from the descriptors. -->\n\n")
            .Append("What the compiler says about a declaration, at the parameter, attribute or name it is about. ")
            .Append("Each page says what is meant and why, and shows it wrong and right; the samples stand beside ")
            .Append("[`Reference`](../../../../experiments/Reference.cs).\n");
        foreach (var (category, meaning) in Categories)
        {
            text.Append($"\n## {category}: {meaning}\n\n| Rule | | Severity |\n| --- | --- | --- |\n");
            foreach (var rule in Descriptors.All.Where(rule => rule.Category == category).OrderBy(rule => rule.Id, StringComparer.Ordinal))
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |\n");
        }
        return text.ToString();
    }
}
