using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>The experiments that others start from or are taught by. Worked out when an experiment without scores asks.</summary>
static class Stages
{
    static readonly ConditionalWeakTable<Compilation, HashSet<ISymbol>> Known = new();

    public static bool Contain(Compilation compilation, INamedTypeSymbol experiment) =>
        Known.GetValue(compilation, static compilation => Find(compilation.Assembly.GlobalNamespace)).Contains(experiment);

    static HashSet<ISymbol> Find(INamespaceSymbol space)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in Types(space))
        {
            foreach (var attribute in type.GetAttributes())
                if (attribute.AttributeClass is { } known && Kinds.Of(known) is Kind.Start or Kind.Teacher && Kinds.Arguments(known) is [INamedTypeSymbol named]) found.Add(named);
        }
        return found;
    }

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol space => Types(space),
        INamedTypeSymbol type => Types(type).Prepend(type),
        _ => [],
    });
}
