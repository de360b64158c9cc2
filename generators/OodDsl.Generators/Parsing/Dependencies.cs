using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Checks what an experiment starts from or is taught by.</summary>
sealed class Dependencies(CancellationToken cancellation)
{
    /// <summary>Mistakes in the experiment's own starts and teachers, inherited ones included.</summary>
    public IEnumerable<Problem> Find(INamedTypeSymbol experiment, IReadOnlyList<RawDeclaration> declarations)
    {
        foreach (var declaration in declarations)
        {
            if (Named(declaration) is not { } needed) continue;
            if (!Kinds.IsMarked(needed) && !ExperimentParser.IsArm(needed))
            {
                yield return new Problem(Rules.NoRun, declaration.Key, "", needed.Name);
                continue;
            }
            if (Path(needed, experiment, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default)) is { } path)
            {
                yield return new Problem(
                    Rules.DependencyCycle, declaration.Key, "", string.Join(" → ", path.Select(type => type.Name).Prepend(experiment.Name)));
                continue;
            }
            if (Leakage.Benchmark(declarations) is { } mine && Trained(declaration, needed, mine) is { } problem) yield return problem;
        }
    }

    /// <summary>An experiment of the same benchmark is checked where it is declared; of another one, it may have seen what is tested here.</summary>
    Problem? Trained(RawDeclaration declaration, INamedTypeSymbol needed, INamedTypeSymbol mine)
    {
        var declared = Declarations(needed);
        if (Leakage.Benchmark(declared) is not { } theirs || SymbolEqualityComparer.Default.Equals(mine, theirs)) return null;
        var isWhole = !Leakage.HoldsOutClasses(theirs);
        var seen = Leakage.InDistribution(theirs).Select(set => (Set: set, Overlap: Leakage.Overlap(set, mine, isWhole)))
            .Concat(declared.Where(stream => stream.Kind == Kind.Stream).SelectMany(Leakage.Sets)
                .Select(set => (Set: set, Overlap: Leakage.Overlap(set, mine))));
        foreach (var (set, overlap) in seen)
        {
            if (overlap is var (relation, what))
                return new Problem(Rules.DependencyOverlaps, declaration.Key, "", needed.Name, TypeNames.Write(set), relation, what, mine.Name);
        }
        return new Problem(Rules.OtherBenchmark, declaration.Key, "", needed.Name, theirs.Name, mine.Name);
    }

    static INamedTypeSymbol? Named(RawDeclaration declaration) =>
        declaration.Kind is Kind.Start or Kind.Teacher && Kinds.Arguments(declaration.Component) is [INamedTypeSymbol type] ? type : null;

    /// <summary>The way from an experiment to another over what each needs; null if there is none.</summary>
    List<INamedTypeSymbol>? Path(INamedTypeSymbol from, INamedTypeSymbol to, HashSet<INamedTypeSymbol> seen)
    {
        if (SymbolEqualityComparer.Default.Equals(from, to)) return [from];
        if (!seen.Add(from)) return null;
        foreach (var declaration in Declarations(from))
            if (Named(declaration) is { } next && Path(next, to, seen) is { } rest) return [from, .. rest];
        return null;
    }

    List<RawDeclaration> Declarations(INamedTypeSymbol experiment)
    {
        var inheritance = new Inheritance(cancellation);
        inheritance.AddWithBases(experiment);
        return inheritance.Declarations;
    }
}
