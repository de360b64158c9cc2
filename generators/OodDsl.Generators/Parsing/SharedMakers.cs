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

    /// <summary>Whether values of a type are made by its own method.</summary>
    public static bool IsMade(ITypeSymbol type) => Of(type) is not null;

    /// <summary>The value that a parameter of such a type receives.</summary>
    public static string ValueName(ITypeSymbol type) => Names.Camel(type.Name);

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

    static ITypeSymbol[] AskedBy(RawDeclaration declaration) => declaration.Member switch
    {
        IMethodSymbol method => MadeTypes([method]),
        null when Kinds.IsComponentClass(declaration.Component) =>
            Asked.GetValue(declaration.Component, static component => MadeTypes(ComponentReader.Methods(component))),
        _ => [],
    };

    static ITypeSymbol[] MadeTypes(IEnumerable<IMethodSymbol> methods) =>
        [.. methods.SelectMany(method => method.Parameters).Select(parameter => parameter.Type).Where(IsMade)];

    static RawDeclaration? Of(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false, SpecialType: SpecialType.None } ? Makers.GetValue(type, Find)[0] : null;

    static RawDeclaration?[] Find(ITypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (!method.IsStatic || !SymbolEqualityComparer.Default.Equals(method.ReturnType, type)) continue;
            foreach (var attribute in method.GetAttributes())
            {
                var kind = attribute.AttributeClass is { } known ? Kinds.Of(known) : null;
                if (kind is not (Kind.Fit or Kind.Value)) continue;
                return
                [
                    new RawDeclaration
                    {
                        Kind = kind.Value,
                        Key = TypeNames.Identity(type),
                        Name = type.Name,
                        Attribute = attribute,
                        Layer = (INamedTypeSymbol)type,
                        Member = method,
                    },
                ];
            }
        }
        return [null];
    }
}
