using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// A declaration with its symbols, while inheritance is worked out. Shared by all experiments that inherit it unchanged.
/// Never leaves parsing.
/// </summary>
sealed class RawDeclaration
{
    public required Kind Kind { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required AttributeData Attribute { get; init; }

    public required INamedTypeSymbol Layer { get; init; }

    /// <summary>The attributed member; null for an attribute on the class.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Made by a class's own method for all that ask for one, and declared nowhere.</summary>
    public bool IsShared => Member is IMethodSymbol && !Kinds.IsExperiment(Layer);

    /// <summary>Of an optimiser or schedule on a module's method: that member's name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Further attributes of the same stream kind: their sets are drawn from as one.</summary>
    public List<AttributeData> Others { get; init; } = [];

    /// <summary>Explicitly named settings with their literals and origins, inherited ones included.</summary>
    public Dictionary<string, (string Literal, string Origin)> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>What it reads as, but for what depends on the experiment; made once.</summary>
    public ReadDeclaration? Read { get; set; }

    public INamedTypeSymbol Component => Attribute.AttributeClass!;

    /// <summary>The declaration in the place of an inherited one: settings that it does not name keep their inherited values.</summary>
    public RawDeclaration InPlaceOf(RawDeclaration inherited)
    {
        if (inherited.Named.Keys.All(Named.ContainsKey)) return this;
        var merged =
            new RawDeclaration { Kind = Kind, Key = Key, Name = Name, Attribute = Attribute, Layer = Layer, Member = Member, Others = Others, Owner = Owner };
        foreach (var setting in inherited.Named) merged.Named[setting.Key] = setting.Value;
        foreach (var setting in Named) merged.Named[setting.Key] = setting.Value;
        return merged;
    }

    /// <summary>Whether <c>Without&lt;T&gt;</c> drops it.</summary>
    public bool IsA(ITypeSymbol type)
    {
        for (var candidate = Component; candidate is not null; candidate = candidate.BaseType)
            if (SymbolEqualityComparer.Default.Equals(candidate, type)) return true;
        return false;
    }
}

/// <summary>A declaration's model with the mistakes found in it.</summary>
sealed record ReadDeclaration(Declaration Model, IReadOnlyList<Problem> Problems);
