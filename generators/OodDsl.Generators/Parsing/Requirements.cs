using System.Globalization;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>What some declarations need of others: images in a batch, masks, weights to freeze.</summary>
static class Requirements
{
    const string Library = "OodDsl";

    public static IEnumerable<Problem> Find(IReadOnlyList<RawDeclaration> raw, IReadOnlyList<Declaration> declarations)
    {
        if (declarations.FirstOrDefault(declaration => declaration.Kind == Kind.Train) is { } train)
        {
            if (Setting(train, "BatchSize") is { } size && int.TryParse(size, NumberStyles.Integer, CultureInfo.InvariantCulture, out var batch))
            {
                foreach (var component in declarations.Where(component => component.SmallestBatch > batch))
                {
                    yield return new Problem(
                        Rules.BatchTooSmall, train.Key, "", size, component.Name, component.SmallestBatch.ToString(CultureInfo.InvariantCulture));
                }
            }
            if (Setting(train, "FrozenBackbone") == "true" && !declarations.Any(MayBringWeights))
                yield return new Problem(Rules.FrozenFromNowhere, train.Key, "");
        }
        if (Leakage.Benchmark(raw) is { } benchmark && !MayHaveMasks(benchmark))
        {
            foreach (var map in declarations.Where(declaration => declaration is { Kind: Kind.ScoreMap, IsOwn: true }))
                yield return new Problem(Rules.MapWithoutMasks, map.Key, "", map.Name, benchmark.Name);
        }
    }

    /// <summary>A start brings weights, and a backbone may read them from a file; what one that is not the library's does by itself is not known.</summary>
    public static bool MayBringWeights(Declaration declaration) => declaration.Kind switch
    {
        Kind.Start => true,
        Kind.Backbone when declaration.IsMember => true,
        Kind.Backbone => Setting(declaration, "Weights") is null ? !declaration.Identity.StartsWith(Library + ".", StringComparison.Ordinal)
            : NamesWeights(declaration),
        _ => false,
    };

    /// <summary>Whether a backbone names a file of weights.</summary>
    public static bool NamesWeights(Declaration backbone) => Setting(backbone, "Weights") is { Length: > 2 } name && name != "default";

    static string? Setting(Declaration declaration, string property) =>
        declaration.Settings.FirstOrDefault(setting => setting.Property == property)?.Literal;

    public static int SmallestBatch(RawDeclaration component) => component.Member is null
        && component.Component.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "SmallestBatch", ContainingNamespace.Name: Library })
            is { ConstructorArguments: [{ Value: int images }] }
            ? images
            : 0;

    /// <summary>Masks are the images' own, so only of the library's sets is it known that they have none.</summary>
    static bool MayHaveMasks(INamedTypeSymbol benchmark) => benchmark.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: "InDistribution" or "NearOod" or "FarOod" })
        .SelectMany(attribute => attribute.AttributeClass!.TypeArguments).Any(MayHaveMasks);

    static bool MayHaveMasks(ITypeSymbol set) => set.ContainingNamespace is not { Name: Library, ContainingNamespace.IsGlobalNamespace: true }
        || set.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "Masked", ContainingNamespace.Name: Library })
        || set is INamedTypeSymbol composed && composed.TypeArguments.Any(MayHaveMasks);
}
