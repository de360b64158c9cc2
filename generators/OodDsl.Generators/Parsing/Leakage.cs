using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Finds streams of training images that share data with the benchmark's OOD test sets.</summary>
static class Leakage
{
    public static IEnumerable<Problem> Find(IReadOnlyList<RawDeclaration> declarations)
    {
        if (Benchmark(declarations) is not { } benchmark) yield break;
        foreach (var stream in declarations.Where(declaration => declaration.Kind == Kind.Stream))
        {
            foreach (var set in Sets(stream))
            {
                if (Overlap(set, benchmark) is var (relation, what))
                    yield return new Problem(Rules.StreamOverlaps, stream.Key, "", TypeNames.Write(set), relation, what, benchmark.Name);
            }
        }
    }

    public static INamedTypeSymbol? Benchmark(IEnumerable<RawDeclaration> declarations) =>
        declarations.FirstOrDefault(declaration => declaration.Kind == Kind.Benchmark) is { } benchmark
            ? Kinds.Arguments(benchmark.Component).FirstOrDefault() as INamedTypeSymbol : null;

    /// <summary>What a benchmark trains on.</summary>
    public static IEnumerable<ITypeSymbol> InDistribution(INamedTypeSymbol benchmark) => benchmark.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "InDistribution", TypeArguments.Length: 1 })
        .Select(attribute => attribute.AttributeClass!.TypeArguments[0]);

    /// <summary>Whether a benchmark trains on some classes of a set only.</summary>
    public static bool HoldsOutClasses(INamedTypeSymbol benchmark) =>
        benchmark.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "KnownClasses" or "OneClass");

    /// <summary>A benchmark's attributes that name OOD validation sets.</summary>
    public static IEnumerable<AttributeData> ValidationOf(INamedTypeSymbol benchmark) =>
        benchmark.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "OodValidation", TypeArguments.Length: 1 });

    /// <summary>The data sets that a stream is drawn from.</summary>
    public static IEnumerable<ITypeSymbol> Sets(RawDeclaration stream) =>
        stream.Others.Prepend(stream.Attribute).SelectMany(attribute => Kinds.Arguments(attribute.AttributeClass!));

    /// <summary>How a set shares images with an OOD test set of the benchmark, and with which; null if it does not.</summary>
    /// <param name="isWhole">Whether all classes of the set are meant, those that the benchmark holds out among them.</param>
    public static (string Relation, string What)? Overlap(ITypeSymbol set, INamedTypeSymbol benchmark, bool isWhole = true)
    {
        foreach (var (test, what) in OutOfDistribution(benchmark, isWhole))
            if (Relation(set, test) is { } relation) return (relation, what);
        return null;
    }

    /// <summary>The sets and how they are spoken of: with known classes, the images of the others are OOD.</summary>
    static IEnumerable<(ITypeSymbol Set, string What)> OutOfDistribution(INamedTypeSymbol benchmark, bool withHeldOut)
    {
        var attributes = benchmark.GetAttributes().Where(attribute => attribute.AttributeClass is not null).ToArray();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { Name: "NearOod" or "FarOod", TypeArguments: [var set] }) yield return (set, TypeNames.Write(set));
            if (withHeldOut && attribute.AttributeClass is { Name: "InDistribution", TypeArguments: [var known] } && HoldsOutClasses(benchmark))
                yield return (known, $"the held-out classes of {TypeNames.Write(known)}");
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
