using System.Collections.Immutable;
using System.Globalization;

namespace OodDsl.Generators;

/// <summary>What a diagnostic tells the fixes beside its message.</summary>
static class DiagnosticArguments
{
    /// <summary>Declared values that no parameter names: what a missing one may have been renamed to.</summary>
    public const string Unread = nameof(Unread);

    /// <summary>The message's argument at a place.</summary>
    public static string Key(int index) => "Argument" + index.ToString(CultureInfo.InvariantCulture);

    public static ImmutableDictionary<string, string?> Of(Problem problem, ExperimentModel experiment)
    {
        if (problem.Rule is not (Rules.NothingMakes or Rules.MissingStream)) return ImmutableDictionary<string, string?>.Empty;
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        for (var i = 0; i < problem.Arguments.Count; i++) properties[Key(i)] = problem.Arguments[i];
        properties[Unread] = string.Join(", ", UnreadValues(experiment));
        return properties.ToImmutable();
    }

    static IEnumerable<string> UnreadValues(ExperimentModel experiment)
    {
        var asked = experiment.Declarations.SelectMany(declaration => new[] { declaration.Method, declaration.Fit })
            .SelectMany(method => method?.Parameters ?? default).Select(parameter => parameter.Name).ToArray();
        return experiment.Declarations
            .Where(declaration => declaration.IsMember && declaration.Kind is not (Kind.Loss or Kind.Score))
            .SelectMany(Producers.Made).Select(made => made.Name)
            .Where(value => !Array.Exists(asked, name => name == value || name.EndsWith(Names.Pascal(value), StringComparison.Ordinal)));
    }
}
