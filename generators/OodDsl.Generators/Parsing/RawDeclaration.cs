using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>A declaration with its symbols, while inheritance is worked out. Never leaves parsing.</summary>
sealed class RawDeclaration
{
    public required Kind Kind { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required AttributeData Attribute { get; init; }

    public required INamedTypeSymbol Layer { get; init; }

    /// <summary>The attributed member; null for an attribute on the class.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Further attributes of the same stream kind: their sets are drawn from as one.</summary>
    public List<AttributeData> Others { get; } = [];

    /// <summary>Explicitly named settings with their literals and origins, inherited ones included.</summary>
    public Dictionary<string, (string Literal, string Origin)> Named { get; } = new(StringComparer.Ordinal);

    public INamedTypeSymbol Component => Attribute.AttributeClass!;

    /// <summary>Whether <c>Without&lt;T&gt;</c> drops it.</summary>
    public bool IsA(ITypeSymbol type)
    {
        for (var candidate = Component; candidate is not null; candidate = candidate.BaseType)
            if (SymbolEqualityComparer.Default.Equals(candidate, type)) return true;
        return false;
    }
}
