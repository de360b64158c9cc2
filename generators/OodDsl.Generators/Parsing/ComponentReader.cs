using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Reads what a component class offers: its settings with their defaults, and its mathematics.</summary>
sealed class ComponentReader(Compilation compilation, CancellationToken cancellation)
{
    readonly StampTable stamps = StampTable.Of(compilation);

    /// <summary>Settings of a declaration: what its text names, else the component's own defaults.</summary>
    public IEnumerable<SettingModel> Settings(RawDeclaration declaration, string path)
    {
        var attribute = declaration.Attribute;
        foreach (var parameter in attribute.AttributeConstructor?.Parameters ?? [])
        {
            var (literal, origin) = declaration.Named.TryGetValue(parameter.Name, out var named)
                ? named
                : (parameter.HasExplicitDefaultValue ? Literals.Of(parameter.ExplicitDefaultValue, parameter.Type)
                    : null, SettingModel.ComponentDefault);
            if (literal is not null)
                yield return new SettingModel($"{path}.{Names.Pascal(parameter.Name)}", parameter.Name, TypeNames.Write(parameter.Type), literal,
                    origin, true);
        }
        foreach (var property in Properties(declaration.Component))
        {
            if (IsOptional(property) && !declaration.Named.ContainsKey(property.Name)) continue;
            var (literal, origin) = declaration.Named.TryGetValue(property.Name, out var named)
                ? named
                : (Default(property), SettingModel.ComponentDefault);
            if (literal is not null) yield return new SettingModel($"{path}.{property.Name}", property.Name, TypeNames.Write(property.Type), literal,
                origin);
        }
    }

    /// <summary>A component's public methods other than those of attributes and objects.</summary>
    public static IMethodSymbol[] Methods(INamedTypeSymbol component)
    {
        var methods = new List<IMethodSymbol>();
        for (var type = component; type is not null && type.Name != "Component" && type.SpecialType == SpecialType.None; type = type.BaseType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
                    && !methods.Exists(known =>
                        SymbolEqualityComparer.Default.Equals(known.OverriddenMethod?.OriginalDefinition, method.OriginalDefinition))
                    && method.OverriddenMethod?.ContainingType.SpecialType != SpecialType.System_Object)
                {
                    methods.Add(method);
                }
            }
        }
        return [.. methods];
    }

    /// <summary>Properties that <c>--set</c> may change, the component's own first. What decides the structure of the program is none.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol component)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var type = component; type is not null && type.Name != "Component"; type = type.BaseType)
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is
                    {
                        DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false,
                        SetMethod.DeclaredAccessibility: Accessibility.Public
                    }
                    && !IsStructural(property) && seen.Add(property.Name))
                {
                    yield return property;
                }
            }
        }
    }

    public static bool IsStructural(IPropertySymbol property) => TypeNames.Identity(property.ContainingType) switch
    {
        "OodDsl.Loss" => property.Name == "Pass",
        "OodDsl.Fit" => property.Name is "Augmented" or "Every",
        "OodDsl.Value" => property.Name == "SeparateForward",
        "OodDsl.Step" => property.Name == "Pass",
        _ => false,
    };

    /// <summary>What the program does nothing about unless it is declared.</summary>
    static bool IsOptional(IPropertySymbol property) =>
        TypeNames.Identity(property.ContainingType) == "OodDsl.Train" && property.Name is "FrozenBackbone" or "FrozenNorms";

    string? Default(IPropertySymbol property)
    {
        var definition = property.OriginalDefinition;
        return definition.DeclaringSyntaxReferences.Length > 0
            ? Constants.Initial(definition, compilation, cancellation)
            : stamps.Default(definition.ContainingType, definition.Name);
    }
}
