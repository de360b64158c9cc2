using System.Globalization;
using System.Reflection;

namespace OodDsl.Hosting;

/// <summary>The values that a score's settings are tried with: those of <see cref="GridAttribute"/>, or what the command line says.</summary>
static class SearchGrids
{
    /// <summary>Per score with something to try: every combination, as overrides; the declared settings first.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="overrides">Grids that take the place of a score's own, <c>Knn.K=5,10</c>.</param>
    /// <param name="scores">Which scores; empty: all.</param>
    /// <exception cref="UserException">A score or setting is none of the experiment's.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Of(
        ExperimentDescriptor experiment, IReadOnlyList<string> overrides, IReadOnlyList<string> scores)
    {
        string[] names = [.. experiment.Plan.Scores.Select(score => score.Name)];
        foreach (var score in scores.Where(score => !names.Contains(score, StringComparer.OrdinalIgnoreCase)))
            throw new UserException(ExitCode.Usage, $"{experiment.Name} has no score {score}.", $"It has {string.Join(", ", names)}.");
        Dictionary<string, IReadOnlyList<string[]>> grids = new(StringComparer.Ordinal);
        foreach (var name in names.Where(name => scores.Count == 0 || scores.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var said = overrides.Where(text => text.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase)).ToArray();
            var grid = said.Length > 0 ? said : [.. Own(experiment, name)];
            var declared = experiment.Settings.Where(setting => grid.Any(text => Names(text, setting.Path))).Select(setting => $"{setting.Path}={Text(setting.Default)}").ToArray();
            if (grid.Length > 0)
                grids.Add(name, [declared, .. SettingGrid.Expand(experiment, grid).Where(combination => !combination.SequenceEqual(declared, StringComparer.OrdinalIgnoreCase))]);
        }
        if (overrides.FirstOrDefault(text => !names.Any(name => text.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase))) is { } foreign)
            throw new UserException(ExitCode.Usage, $"'{foreign}' is no setting of a score of {experiment.Name}.", "Write Score.Setting=value,value.");
        return grids;
    }

    static IEnumerable<string> Own(ExperimentDescriptor experiment, string score)
    {
        var type = Components(experiment).FirstOrDefault(candidate => string.Equals(candidate.Name, score, StringComparison.Ordinal));
        foreach (var setting in experiment.Settings.Where(setting => setting.Path.StartsWith($"{score}.", StringComparison.Ordinal)))
        {
            if (type?.GetProperty(setting.Path[(score.Length + 1)..])?.GetCustomAttribute<GridAttribute>() is { } grid)
                yield return $"{setting.Path}={string.Join(',', grid.Values.Select(Text))}";
        }
    }

    static IEnumerable<Type> Components(ExperimentDescriptor experiment) => new[] { experiment.Create.Method.Module.Assembly, typeof(Score).Assembly }
        .Distinct().SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Score)) && !type.IsAbstract);

    static bool Names(string text, string path) => text.StartsWith($"{path}=", StringComparison.OrdinalIgnoreCase);

    static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
