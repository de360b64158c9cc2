using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>
/// Works out what an experiment declares: its bases' declarations, then its own. Declared again, a declaration replaces the inherited one
/// in its place, settings it does not name keep their inherited values, and what is new goes to the end.
/// </summary>
sealed class Inheritance(CancellationToken cancellation)
{
    public List<RawDeclaration> Declarations { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Where each problem's declaration stands, for those that are no declarations themselves (<c>Without</c>).</summary>
    public Dictionary<string, AttributeData> Removals { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the classes below <c>Experiment</c>, the outermost base first.</summary>
    public void AddWithBases(INamedTypeSymbol type)
    {
        if (type.BaseType is { } parent && TypeNames.Identity(parent) != Kinds.Experiment && Kinds.IsExperiment(parent)) AddWithBases(parent);
        Add(type);
    }

    /// <summary>Adds what one class says beside its bases.</summary>
    public void Add(INamedTypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        var layer = Layer.Of(type);
        foreach (var without in layer.Removals) Remove(without);
        foreach (var declaration in layer.Declarations) Place(declaration);
    }

    void Place(RawDeclaration declaration)
    {
        // A module that is declared again has an optimiser of its own if it says so again.
        if (declaration.Member is not null) Declarations.RemoveAll(other => other.Owner == declaration.Key);
        var index = Declarations.FindIndex(other => other.Key == declaration.Key);
        if (index >= 0)
        {
            if (SameLayer(Declarations[index], declaration))
                Problems.Add(new Problem(Rules.TwoMakers, declaration.Key, "", Names.Camel(declaration.Name), declaration.Name));
            Declarations[index] = declaration.InPlaceOf(Declarations[index]);
            return;
        }
        if (Kinds.IsSlot(declaration.Kind)) index = Declarations.FindIndex(other => other.Kind == declaration.Kind && other.Owner == declaration.Owner);
        if (index < 0)
        {
            Declarations.Add(declaration);
            return;
        }
        if (SameLayer(Declarations[index], declaration))
            Problems.Add(new Problem(Rules.TwoInOneSlot, declaration.Key, "", declaration.Kind.ToString(), Declarations[index].Name,
                declaration.Name));
        Declarations[index] = declaration;
    }

    static bool SameLayer(RawDeclaration one, RawDeclaration other) => SymbolEqualityComparer.Default.Equals(one.Layer, other.Layer);

    void Remove(AttributeData without)
    {
        string what;
        int removed;
        if (without.AttributeClass!.TypeArguments is [var type])
        {
            what = TypeNames.Write(type);
            removed = Declarations.RemoveAll(declaration => declaration.IsA(type));
        }
        else
        {
            what = without.ConstructorArguments is [{ Value: string member }] ? member : "";
            removed = Declarations.RemoveAll(declaration => declaration.Member is not null && declaration.Key == what);
        }
        Declarations.RemoveAll(declaration => declaration.Owner.Length > 0 && !Declarations.Exists(other => other.Key == declaration.Owner));
        var key = "Without " + what;
        Removals[key] = without;
        if (removed == 0) Problems.Add(new Problem(Rules.WithoutRemovesNothing, key, "", what));
    }
}
