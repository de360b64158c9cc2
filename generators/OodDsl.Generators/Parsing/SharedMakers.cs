using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// Values that components share: of a class whose static method, marked <c>[Fit]</c> or <c>[Value]</c>, returns it. An experiment has that method as a
/// member of its own as soon as one of its declarations has a parameter of the class.
/// </summary>
static class SharedMakers
{
    // The symbols of a library's classes stay the same from edit to edit.
    static readonly ConditionalWeakTable<ITypeSymbol, RawDeclaration?[]> Makers = new();
    static readonly ConditionalWeakTable<INamedTypeSymbol, ITypeSymbol[]> Asked = new();

    /// <summary>
    /// The value that a parameter asks for: whatever it is called, the one of its type. Of what is made per batch, <c>turnedNeighbours</c> is that of
    /// <c>turnedImages</c>.
    /// </summary>
    public static string ValueName(IParameterSymbol parameter)
    {
        if (Of(parameter.Type) is not { } maker) return parameter.Name;
        return maker.Kind == Kind.Value && parameter.Name.EndsWith(maker.Name, StringComparison.Ordinal) ? parameter.Name : Names.Camel(maker.Name);
    }

    /// <summary>Adds what the declarations ask for, and what that asks for.</summary>
    public static void AddTo(List<RawDeclaration> declarations)
    {
        // The list grows while it is read.
        for (var i = 0; i < declarations.Count; i++)
        {
            foreach (var type in AskedBy(declarations[i]))
            {
                if (Of(type) is { } maker && !declarations.Exists(other => other.Key == maker.Key)) declarations.Add(maker);
            }
        }
    }

    /// <summary>The first of the declarations that asks for what another one makes; null if none does.</summary>
    public static RawDeclaration? Asking(IEnumerable<RawDeclaration> declarations, RawDeclaration maker) =>
        declarations.FirstOrDefault(declaration => declaration != maker && Array.Exists(AskedBy(declaration), type => Of(type)?.Key == maker.Key));

    static ITypeSymbol[] AskedBy(RawDeclaration declaration) => declaration.Member switch
    {
        IMethodSymbol method => MadeTypes([method]),
        null when Kinds.IsComponentClass(declaration.Component) =>
            Asked.GetValue(declaration.Component, static component => MadeTypes(ComponentReader.Methods(component))),
        _ => [],
    };

    static ITypeSymbol[] MadeTypes(IEnumerable<IMethodSymbol> methods) =>
        [.. methods.SelectMany(method => method.Parameters).Select(parameter => parameter.Type).Where(type => Of(type) is not null)];

    static RawDeclaration? Of(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } ? Makers.GetValue(type, Find)[0] : null;

    static RawDeclaration?[] Find(ITypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(method.ReturnType, type)) continue;
            foreach (var attribute in method.GetAttributes())
            {
                var kind = attribute.AttributeClass is { } known ? Kinds.Of(known) : null;
                if (kind is not (Kind.Fit or Kind.Value)) continue;
                var maker = new RawDeclaration
                {
                    Kind = kind.Value,
                    Key = TypeNames.Constructed(type),
                    Name = type.Name,
                    Attribute = attribute,
                    Layer = (INamedTypeSymbol)type,
                    Member = method,
                };
                Layer.NameSettings(maker);
                return [maker];
            }
        }
        return [null];
    }
}
