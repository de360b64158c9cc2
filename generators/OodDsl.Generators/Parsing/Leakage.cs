using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Finds streams of training images that share data with the benchmark's OOD test sets.</summary>
static class Leakage
{
    public static IEnumerable<Problem> Find(IReadOnlyList<RawDeclaration> declarations)
    {
        if (declarations.FirstOrDefault(declaration =>
            declaration.Kind == Kind.Benchmark)?.Component.TypeArguments is not [INamedTypeSymbol benchmark]) yield break;
        var tested = OutOfDistribution(benchmark).ToArray();
        foreach (var stream in declarations.Where(declaration => declaration.Kind == Kind.Stream))
        {
            foreach (var set in stream.Others.Prepend(stream.Attribute).SelectMany(attribute => attribute.AttributeClass!.TypeArguments))
            {
                foreach (var (test, what) in tested)
                {
                    if (Relation(set, test) is not { } relation) continue;
                    yield return new Problem(Rules.StreamOverlaps, stream.Key, "", TypeNames.Write(set), relation, what, benchmark.Name);
                    break;
                }
            }
        }
    }

    /// <summary>The sets and how they are spoken of: with known classes, the images of the others are OOD.</summary>
    static IEnumerable<(ITypeSymbol Set, string What)> OutOfDistribution(INamedTypeSymbol benchmark)
    {
        var attributes = benchmark.GetAttributes().Where(attribute => attribute.AttributeClass is not null).ToArray();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { Name: "NearOod" or "FarOod", TypeArguments: [var set] }) yield return (set, TypeNames.Write(set));
            if (attribute.AttributeClass is { Name: "InDistribution", TypeArguments: [var known] }
                && Array.Exists(attributes, other => other.AttributeClass!.Name is "KnownClasses" or "OneClass"))
            {
                yield return (known, $"the held-out classes of {TypeNames.Write(known)}");
            }
        }
    }

    static string? Relation(ITypeSymbol set, ITypeSymbol test)
    {
        var comparer = SymbolEqualityComparer.Default;
        if (comparer.Equals(set, test)) return "is";
        if (Parts(set).Any(part => Parts(test).Contains(part, comparer))) return "is made of the same images as";
        return Parts(set).Any(mine => Parts(test).Any(theirs => Overlap(mine, theirs) || Overlap(theirs, mine)))
            ? "shares images or their source with" : null;
    }

    /// <summary>A set and the sets it is composed of, such as <c>Cropped&lt;Lsun&gt;</c>.</summary>
    static IEnumerable<ITypeSymbol> Parts(ITypeSymbol set) =>
        set is INamedTypeSymbol { TypeArguments.Length: > 0 } composed ? composed.TypeArguments.SelectMany(Parts) : [set];

    static bool Overlap(ITypeSymbol set, ITypeSymbol other) => set.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "Overlaps", TypeArguments: [var named] } && SymbolEqualityComparer.Default.Equals(named, other));
}
