using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators;

/// <summary>Reports the mistakes of experiments: plans them as the generator does and finds the place in the text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Kinds.ExperimentAttribute) is null) return;
            var reports = new Reports();
            start.RegisterSymbolAction(symbol => Analyze(symbol, reports), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => reports.NameClashes(end.ReportDiagnostic));
        });
    }

    static void Analyze(SymbolAnalysisContext context, Reports reports)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Kinds.IsExperiment(type)) return;
        if (LaterPart(type) is { } attribute)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Rules.TwoParts), Locations.Of(attribute), type.Name));
        if (type.IsAbstract || !Kinds.IsMarked(type)) return;

        var parser = new ExperimentParser(context.Compilation, context.CancellationToken);
        var parsed = ExperimentParser.Members(type).Select(member => parser.Read(member, type)).ToArray();
        var plans = Planner.Build(new ExperimentFamily(parsed.Select(member => member.Model).ToEquatable()));
        for (var i = 0; i < parsed.Length; i++)
        {
            reports.Add(parsed[i]);
            foreach (var problem in plans[i].Problems.Distinct())
            {
                var location = new Locations(parser, parsed[i]).Of(problem);
                var diagnostic = Diagnostic.Create(
                    Descriptors.Of(problem.Rule), location, DiagnosticArguments.Of(problem, parsed[i].Model), [.. problem.Arguments]);
                if (reports.IsNew(diagnostic)) context.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>The first declaring attribute on another part of the class than the first.</summary>
    static AttributeData? LaterPart(INamedTypeSymbol type)
    {
        var declaring = type.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { } known && Kinds.Of(known) is { } kind && Kinds.IsComponent(kind)).ToArray();
        return Array.Find(declaring, attribute => Part(attribute) != Part(declaring[0]));
    }

    static TypeDeclarationSyntax? Part(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>What has been reported in a compilation: a mistake in a base class shows once, however many experiments derive from it.</summary>
    sealed class Reports
    {
        readonly ConcurrentDictionary<(string Rule, Location Location, string Message), bool> reported = new();
        readonly ConcurrentBag<(string Id, string Class, Location Location)> experiments = [];

        public bool IsNew(Diagnostic diagnostic) =>
            reported.TryAdd((diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)), true);

        public void Add(ParsedExperiment experiment) => experiments.Add((experiment.Model.Id, experiment.Model.Class, experiment.Type.Locations[0]));

        public void NameClashes(Action<Diagnostic> report)
        {
            foreach (var same in experiments.GroupBy(experiment => experiment.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
            {
                var ordered = same.OrderBy(experiment => experiment.Class, StringComparer.Ordinal).ToArray();
                foreach (var later in ordered.Skip(1))
                    report(Diagnostic.Create(Descriptors.Of(Rules.NameClash), later.Location, later.Class, ordered[0].Class, same.Key));
            }
        }
    }
}
