using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators;

/// <summary>Keeps a benchmark's OOD validation sets apart from its OOD test sets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BenchmarkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Of(Rules.StreamOverlaps)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var benchmark = (INamedTypeSymbol)context.Symbol;
        if (benchmark.BaseType is not { } parent || TypeNames.Identity(parent) != "OodDsl.Benchmark") return;
        foreach (var attribute in Leakage.ValidationOf(benchmark))
        {
            var set = attribute.AttributeClass!.TypeArguments[0];
            if (Leakage.Overlap(set, benchmark) is not var (relation, what)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(Rules.StreamOverlaps), Locations.Of(attribute), TypeNames.Write(set), relation, what, benchmark.Name));
        }
    }
}
