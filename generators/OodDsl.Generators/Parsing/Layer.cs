using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>
/// What one class declares by itself, before inheritance. Read once per compilation, however many experiments derive from the class.
/// </summary>
sealed class Layer
{
    static readonly ConditionalWeakTable<INamedTypeSymbol, Layer> Layers = new();

    public static Layer Of(INamedTypeSymbol type) => Layers.GetValue(type, static type => new Layer(type));

    Layer(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } known) continue;
            if (Kinds.IsWithout(known)) Removals.Add(attribute);
            else if (Kinds.Of(known) is { } kind) Add(type, attribute, known, kind);
        }
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol) Add(type, member);
        }
        foreach (var declaration in Declarations) NameSettings(declaration);
    }

    public List<AttributeData> Removals { get; } = [];

    /// <summary>In the order of the text: attributes on the class, then members.</summary>
    public List<RawDeclaration> Declarations { get; } = [];

    void Add(INamedTypeSymbol type, AttributeData attribute, INamedTypeSymbol known, Kind kind)
    {
        var key = TypeNames.Identity(known.OriginalDefinition);
        if (kind == Kind.Stream && Declarations.Find(other => other.Key == key) is { } sameStream) sameStream.Others.Add(attribute);
        else Declarations.Add(new RawDeclaration { Kind = kind, Key = key, Name = known.Name, Attribute = attribute, Layer = type });
    }

    void Add(INamedTypeSymbol type, ISymbol member)
    {
        var attributes = member.GetAttributes()
            .Select(attribute => (Attribute: attribute, Kind: attribute.AttributeClass is { } known ? Kinds.Of(known) : null))
            .Where(attribute => attribute.Kind is not null).ToArray();
        var what = Array.Find(attributes, attribute => !IsAside(attribute.Kind));
        if (what.Attribute is null) return;
        Declarations.Add(new RawDeclaration
        {
            Kind = what.Kind!.Value,
            Key = member.Name,
            Name = member.Name,
            Attribute = what.Attribute,
            Layer = type,
            Member = member
        });
        // An optimiser or schedule beside it is the module's own.
        foreach (var (attribute, kind) in attributes.Where(attribute => IsAside(attribute.Kind)))
        {
            Declarations.Add(new RawDeclaration
            {
                Kind = kind!.Value,
                Key = $"{member.Name} {kind}",
                Name = member.Name + attribute.AttributeClass!.Name,
                Attribute = attribute,
                Layer = type,
                Owner = member.Name,
            });
        }
    }

    static bool IsAside(Kind? kind) => kind is Kind.Optimizer or Kind.Schedule;

    /// <summary>Notes what the attribute's text names.</summary>
    public static void NameSettings(RawDeclaration declaration)
    {
        var attribute = declaration.Attribute;
        var origin = Path.GetFileName(attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "");
        foreach (var pair in attribute.NamedArguments)
        {
            if (Property(declaration.Component, pair.Key) is { } property && Literals.Of(pair.Value, property.Type) is { } literal)
                declaration.Named[pair.Key] = (literal, origin);
        }
        if (attribute.AttributeConstructor is { } constructor)
        {
            var given = GivenArguments(attribute);
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Ordinal >= attribute.ConstructorArguments.Length) break;
                if (!parameter.IsParams && parameter.HasExplicitDefaultValue && !given(parameter)) continue;
                if (Literals.Of(attribute.ConstructorArguments[parameter.Ordinal], parameter.Type) is { } literal)
                    declaration.Named[parameter.Name] = (literal, origin);
            }
        }
    }

    static Func<IParameterSymbol, bool> GivenArguments(AttributeData attribute)
    {
        var arguments = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .Where(argument => argument.NameEquals is null).ToArray() ?? [];
        var named = arguments.Where(argument => argument.NameColon is not null).Select(argument => argument.NameColon!.Name.Identifier.ValueText)
            .ToArray();
        var positional = arguments.Length - named.Length;
        return parameter => parameter.Ordinal < positional || named.Contains(parameter.Name);
    }

    static IPropertySymbol? Property(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
        return null;
    }
}
