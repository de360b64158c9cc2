using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>The stamps of the referenced libraries. Read once per reference, which outlives compilations.</summary>
sealed class StampTable
{
    const string AttributeName = "ComponentStampAttribute";

    static readonly ConditionalWeakTable<MetadataReference, Stamp[]> Read = new();
    // An edited project keeps the list of its references.
    static readonly ConditionalWeakTable<MetadataReference[], StampTable> Tables = new();

    readonly Dictionary<string, Stamp> byType = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Stamp>> bySimpleName = new(StringComparer.Ordinal);

    public static StampTable Of(Compilation compilation) =>
        Tables.GetValue(ImmutableCollectionsMarshal.AsArray(compilation.ExternalReferences) ?? [], _ => new StampTable(compilation));

    StampTable(Compilation compilation)
    {
        foreach (var reference in compilation.References)
        {
            foreach (var stamp in Read.GetValue(reference, reference => [.. Stamps(compilation, reference)]))
            {
                byType[stamp.Type] = stamp;
                if (!bySimpleName.TryGetValue(stamp.SimpleName, out var same)) bySimpleName[stamp.SimpleName] = same = [];
                same.Add(stamp);
            }
        }
    }

    /// <summary>A setting's default as a C# literal; null where the library does not say.</summary>
    public string? Default(ITypeSymbol type, string property) =>
        byType.TryGetValue(TypeNames.Identity(type), out var stamp) && stamp.Defaults.TryGetValue(property, out var literal) ? literal : null;

    /// <summary>The stamps of everything in a library that is called so: types, and members of static classes.</summary>
    public IReadOnlyList<Stamp> Named(string simpleName) => bySimpleName.TryGetValue(simpleName, out var stamps) ? stamps : [];

    static IEnumerable<Stamp> Stamps(Compilation compilation, MetadataReference reference)
    {
        if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly) yield break;
        if (assembly.Name.StartsWith("System.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)) yield break;
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: AttributeName, ContainingNamespace.Name: "OodDsl" }) continue;
            if (attribute.ConstructorArguments is not [{ Value: string type }, { Value: string hash },
                { Kind: TypedConstantKind.Array } defaults]) continue;
            yield return new Stamp(type, hash, defaults.Values.Select(value => (string)value.Value!));
        }
    }
}

/// <summary>What a library says of one of its types, or of one member of a static class.</summary>
sealed class Stamp
{
    public Stamp(string type, string hash, IEnumerable<string> defaults)
    {
        Type = type;
        Hash = hash;
        var member = type.IndexOf(StampReader.OfClass, StringComparison.Ordinal);
        SimpleName = member > 0 ? type.Substring(member + StampReader.OfClass.Length) : LastName(type);
        if (member > 0) Class = LastName(type.Substring(0, member));
        foreach (var pair in defaults)
        {
            var split = pair.IndexOf('=');
            Defaults[pair.Substring(0, split)] = pair.Substring(split + 1);
        }
    }

    public string Type { get; }

    public string Hash { get; }

    public string SimpleName { get; }

    /// <summary>The simple name of the static class that has to be named or imported by who uses this member; null for anything else.</summary>
    public string? Class { get; }

    /// <summary>As fingerprints take it in.</summary>
    public string Text => Type + " " + Hash;

    public Dictionary<string, string> Defaults { get; } = new(StringComparer.Ordinal);

    static string LastName(string type)
    {
        var name = type.Substring(type.LastIndexOfAny(['.', '+']) + 1);
        return name.IndexOf('`') is var arity and > 0 ? name.Substring(0, arity) : name;
    }
}
