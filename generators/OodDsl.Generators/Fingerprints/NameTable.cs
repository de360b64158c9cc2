using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>The written files of a project, and what their names mean. What this generator makes of them is not looked at.</summary>
sealed class NameTable
{
    static readonly ConditionalWeakTable<Compilation, NameTable> Tables = new();
    static readonly WeakReference<Meaning> Latest = new(new Meaning("", [], []));

    readonly HashSet<SyntaxTree> trees;

    NameTable(Compilation compilation)
    {
        trees = [.. TreeIndex.Written(compilation)];
        var meaning = new Meaning(compilation.AssemblyName ?? "", compilation.ExternalReferences, [.. NamesOf([.. trees.Select(TreeIndex.Of)])]);
        // Nearly always the same as before the edit: kept as one object, it is compared with itself from here on.
        Meaning = Latest.TryGetTarget(out var known) && known.Equals(meaning) ? known : meaning;
        Latest.SetTarget(Meaning);
    }

    public static NameTable Of(Compilation compilation) => Tables.GetValue(compilation, static compilation => new NameTable(compilation));

    public Meaning Meaning { get; }

    /// <summary>Whether a file is in the project, unchanged.</summary>
    public bool Has(SyntaxTree tree) => trees.Contains(tree);

    static IEnumerable<string> NamesOf(TreeIndex[] indices)
    {
        var imported = new HashSet<string>(indices.SelectMany(index => index.Imported), StringComparer.Ordinal);
        foreach (var index in indices)
        {
            if (index.Names.Length > 0) yield return index.Names;
            if (imported.Count == 0) continue;
            foreach (var entry in index.Classes)
                if (!entry.IsStatic && imported.Contains(entry.Name)) yield return string.Join(",", entry.Members.Select(member => member.Name));
        }
    }
}

/// <summary>
/// What names a project declares, and what it refers to. As long as it stays the same, a name in an unchanged file means what it meant: the same
/// type, or a member of the same static class.
/// </summary>
sealed class Meaning(string assembly, ImmutableArray<MetadataReference> references, string[] names) : IEquatable<Meaning>
{
    readonly string assembly = assembly;
    readonly ImmutableArray<MetadataReference> references = references;
    readonly string[] names = names;

    public bool Equals(Meaning? other) => ReferenceEquals(this, other) || other is not null && assembly == other.assembly
        && (references == other.references || references.SequenceEqual(other.references)) && names.SequenceEqual(other.names, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Meaning);

    public override int GetHashCode() => names.Length;
}
