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

        if (FamilyCache.Read(type, context.Compilation) is { } family && IsSound(family))
        {
            foreach (var (model, member) in family.Members.Zip(ExperimentParser.Members(type), (model, member) => (model, member)))
                reports.Add(model, member);
            return;
        }
        var parser = new ExperimentParser(context.Compilation, context.CancellationToken);
        var parsed = ExperimentParser.Members(type).Select(member => parser.Read(member, type)).ToArray();
        var problems = FamilyProblems.Of(new ExperimentFamily(parsed.Select(member => member.Model).ToEquatable()));
        for (var i = 0; i < parsed.Length; i++)
        {
            reports.Add(parsed[i].Model, parsed[i].Type);
            foreach (var problem in problems[i])
            {
                var location = new Locations(parser, parsed[i]).Of(problem);
                if (!reports.IsNew(problem, location)) continue;
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.Of(problem.Rule), location, DiagnosticArguments.Of(problem, parsed[i].Model), [.. problem.Arguments]));
            }
        }
    }

    /// <summary>
    /// Whether the generator found nothing to report. Without scores an experiment is in order if another, anywhere, starts from it: that is
    /// looked up again.
    /// </summary>
    static bool IsSound(ExperimentFamily family)
    {
        var problems = FamilyProblems.Of(family);
        return family.Members.Select((model, i) => model.IsCarried
            || problems[i].Length == 0 && model.Declarations.Any(declaration => declaration.Kind is Kind.Score or Kind.ScoreMap)).All(sound => sound);
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
        readonly ConcurrentDictionary<(string Rule, Location Location, string What), bool> reported = new();
        readonly ConcurrentBag<(string Id, string Class, Location Location)> experiments = [];

        /// <summary>By what is wrong where: the list of what exists instead may differ from one to the other.</summary>
        public bool IsNew(Problem problem, Location location) => reported.TryAdd((problem.Rule, location, problem.Arguments.Count > 0 ? problem.Arguments[0] : ""), true);

        public void Add(ExperimentModel experiment, INamedTypeSymbol type) => experiments.Add((experiment.Id, experiment.Class, type.Locations[0]));

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
