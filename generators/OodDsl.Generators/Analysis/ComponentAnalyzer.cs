using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators;

/// <summary>Checks component classes where they are written: one public method, settings with constant defaults.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComponentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Of(Rules.OneMethod), Descriptors.Of(Rules.SettingNotConstant)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.BaseType is null || Kinds.Of(type) is not { } kind || !Kinds.IsComponentClass(type)) return;
        foreach (var property in ComponentReader.Properties(type))
        {
            if (SymbolEqualityComparer.Default.Equals(property.ContainingType, type)
                && Constants.Initial(property, context.Compilation, context.CancellationToken) is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.SettingNotConstant), property.Locations[0], property.Name));
            }
        }
        if (type.IsAbstract || IsKind(type) || !HasMathematics(kind)) return;
        var methods = ComponentReader.Methods(type).Count(method => kind != Kind.Score || method.Name != "Fit");
        if (methods != 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(Rules.OneMethod), type.Locations[0], type.Name, methods.ToString(CultureInfo.InvariantCulture)));
        }
    }

    static bool HasMathematics(Kind kind) =>
        kind is Kind.Loss or Kind.Score or Kind.Fit or Kind.Augmentation or Kind.ImageAugmentation or Kind.Backbone or Kind.InputLayer;

    /// <summary>A kind itself is also an attribute for methods.</summary>
    static bool IsKind(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() == "OodDsl" && Kinds.Of(type) is { } kind && (type.Name == kind.ToString() || Kinds.IsOodScore(type));
}
