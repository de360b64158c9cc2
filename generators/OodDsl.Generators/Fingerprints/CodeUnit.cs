using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>A piece of code that is reached as a whole: a type, or one member of a static class or experiment.</summary>
sealed class CodeUnit
{
    public CodeUnit(SyntaxNode code, ClassEntry? owner, IEnumerable<string> alsoMentions)
    {
        (Owner, Tree, IsAlias) = (owner, code.SyntaxTree, code.Parent is UsingDirectiveSyntax);
        var mentions = new HashSet<string>(alsoMentions, StringComparer.Ordinal);
        var text = new StringBuilder();
        // Tokens without trivia: white space, comments, regions and inactive code don't count.
        foreach (var token in code.DescendantTokens())
        {
            text.Append(token.Text).Append('\n');
            if (token.Parent is not SimpleNameSyntax name) continue;
            mentions.Add(token.ValueText);
            if (IsOfAttribute(name)) mentions.Add(token.ValueText + "Attribute");
        }
        Mentions = [.. mentions];
        Hash = Hashing.Of(text.ToString());
    }

    static bool IsOfAttribute(SimpleNameSyntax name) =>
        (name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax ? name.Parent : name).Parent is AttributeSyntax;

    /// <summary>The class whose members it sees by their simple names; null for a type at the top.</summary>
    public ClassEntry? Owner { get; }

    /// <summary>Another name for what it mentions.</summary>
    public bool IsAlias { get; }

    /// <summary>The file it is in.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Every identifier in it that refers to something; what it declares itself is none.</summary>
    public string[] Mentions { get; }

    public string Hash { get; }
}

/// <summary>A class or struct as its text declares it, one entry per part.</summary>
sealed class ClassEntry(string name, string path, bool isStatic, string[] bases, ClassEntry? outer)
{
    public string Name { get; } = name;

    /// <summary>With namespace and outer classes.</summary>
    public string Path { get; } = path;

    public bool IsStatic { get; } = isStatic;

    /// <summary>Identifiers of the base list.</summary>
    public string[] Bases { get; } = bases;

    public ClassEntry? Outer { get; } = outer;

    public CodeUnit? Whole { get; set; }

    /// <summary>
    /// By name; <c>Anywhere</c> says that code may use one without naming this class, even where nothing imports it: an extension, an operator.
    /// </summary>
    public List<(string Name, CodeUnit Unit, bool Anywhere)> Members { get; } = [];
}

static class Hashing
{
    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public static string Of(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        var digits = new StringBuilder(64);
        foreach (var value in hash) digits.Append(value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return digits.ToString();
    }
}
