using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>Finds where in the text a problem is.</summary>
sealed class Locations(ExperimentParser parser, ParsedExperiment experiment)
{
    public Location Of(Problem problem)
    {
        var own = experiment.Type.Locations[0];
        if (problem.Declaration.Length == 0) return own;
        if (experiment.Inheritance.Removals.TryGetValue(problem.Declaration, out var without)) return Of(without);
        if (experiment.Inheritance.Declarations.Find(declaration => declaration.Key == problem.Declaration) is not { } raw) return own;
        var part = problem.Part;
        // What a class makes for all is wrong there, or where it is asked for if this project does not have the class.
        if (raw.IsShared)
        {
            if (SymbolEqualityComparer.Default.Equals(raw.Layer.ContainingAssembly, experiment.Type.ContainingAssembly)) return Of(raw, part);
            while (raw.IsShared)
            {
                if (SharedMakers.Asking(experiment.Inheritance.Declarations, raw) is not { } asking) return own;
                part = Asked(asking, raw);
                raw = asking;
            }
        }
        var isInherited = !SymbolEqualityComparer.Default.Equals(raw.Layer, experiment.Type);
        // What is wrong in the base already is shown there; what this class broke is shown here.
        if (isInherited && problem.Rule != Rules.Unreachable && !IsWrongIn(raw.Layer, problem)) return own;
        return raw.Member is null ? Of(raw.Attribute) : Of(raw, part);
    }

    /// <summary>The attribute's name, without its arguments.</summary>
    public static Location Of(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference && reference.GetSyntax() is AttributeSyntax syntax ? syntax.Name.GetLocation()
            : Location.None;

    static Location Of(RawDeclaration raw, string part)
    {
        if (part.Length == 0) return raw.Member!.Locations[0];
        var parameter = (raw.Member as IMethodSymbol)?.Parameters.FirstOrDefault(parameter => SharedMakers.ValueName(parameter) == part);
        return parameter is null ? Of(raw.Attribute) : parameter.Locations[0];
    }

    /// <summary>By which of its parameters it asks.</summary>
    static string Asked(RawDeclaration asking, RawDeclaration maker) =>
        (asking.Member as IMethodSymbol)?.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, maker.Layer)) is { } parameter
            ? SharedMakers.ValueName(parameter) : "";

    bool IsWrongIn(INamedTypeSymbol layer, Problem problem) => Planner.Build(parser.Read(layer, layer).Model, parent: null).Problems
        .Exists(other => other.Rule == problem.Rule && other.Declaration == problem.Declaration && other.Part == problem.Part);
}
