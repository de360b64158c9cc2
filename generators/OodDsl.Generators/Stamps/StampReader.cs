using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Reads a library's public types.</summary>
sealed class StampReader(Compilation compilation, CancellationToken cancellation)
{
    readonly ProjectIndex project = ProjectIndex.Of(compilation);
    readonly Closure closure = new(compilation);

    public IEnumerable<StampModel> Read() => Types(compilation.Assembly.GlobalNamespace)
        .SelectMany(Stamps)
        .OrderBy(stamp => stamp.Type, StringComparer.Ordinal);

    /// <summary>Between a static class and a member that is reached through its name only; an extension has a dot there.</summary>
    public const string OfClass = "::";

    IEnumerable<StampModel> Stamps(INamedTypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = type.ToDisplayString(Paths);
        var parts = project.Classes(type.Name).Where(entry => entry.Path == path).ToArray();
        if (!type.IsStatic)
        {
            var roots = parts.Length > 0 ? parts.Select(part => part.Whole!) : project.Units(type.Name);
            yield return new StampModel(TypeNames.Identity(type), closure.Hash(roots), Defaults(type).ToEquatable());
            yield break;
        }
        // A function is stamped by itself: who calls one does not depend on the others.
        var exposed = new HashSet<string>(type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .Select(member => member.Name),
            StringComparer.Ordinal);
        foreach (var members in parts.SelectMany(part => part.Members).Where(member => exposed.Contains(member.Name)).GroupBy(member => member.Name))
            yield return new StampModel(
                TypeNames.Identity(type) + (members.Any(member => member.Anywhere) ? "." : OfClass) + members.Key, closure.Hash(members.Select(member => member.Unit)), default);
    }

    IEnumerable<string> Defaults(INamedTypeSymbol type)
    {
        foreach (var property in ComponentReader.Properties(type))
        {
            if (!SymbolEqualityComparer.Default.Equals(property.ContainingType, type) || !Kinds.IsComponentClass(type)) continue;
            if (Constants.Initial(property, compilation, cancellation) is { } literal) yield return $"{property.Name}={literal}";
        }
    }

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol space)
            {
                foreach (var type in Types(space)) yield return type;
            }
            else if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
                foreach (var nested in Types(type)) yield return nested;
            }
        }
    }

    /// <summary>Namespace, outer classes and name, without type parameters.</summary>
    public static readonly SymbolDisplayFormat Paths =
        new(SymbolDisplayGlobalNamespaceStyle.Omitted, SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
