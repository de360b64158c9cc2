using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// What names a project declares. As long as it stays the same, a name in an unchanged file means what it meant: the same type, or a member
/// of the same static class.
/// </summary>
sealed class NameTable
{
    static readonly ConditionalWeakTable<Compilation, NameTable> Tables = new();

    readonly HashSet<SyntaxTree> trees;

    NameTable(Compilation compilation)
    {
        trees = [.. compilation.SyntaxTrees];
        var indices = compilation.SyntaxTrees.Select(tree => TreeIndex.Of(tree, CancellationToken.None)).ToArray();
        var imported = new HashSet<string>(indices.SelectMany(index => index.Imported), StringComparer.Ordinal);
        var text = new StringBuilder(compilation.AssemblyName).Append('\n');
        foreach (var index in indices)
        {
            if (index.Names.Length > 0) text.Append(index.Names).Append('\n');
            foreach (var entry in index.Classes)
                if (!entry.IsStatic && imported.Contains(entry.Name)) text.Append(string.Join(",", entry.Members.Select(member => member.Name))).Append('\n');
        }
        Hash = Hashing.Of(text.ToString());
    }

    public static NameTable Of(Compilation compilation) => Tables.GetValue(compilation, static compilation => new NameTable(compilation));

    public string Hash { get; }

    /// <summary>Whether a file is in the project, unchanged.</summary>
    public bool Has(SyntaxTree tree) => trees.Contains(tree);
}
