namespace OodDsl.Hosting;

/// <summary>
/// Overrides of the runs that a run depends on: <c>--set teacher/Train.Epochs=1</c> is meant for the teacher, and
/// <c>--set teacher/start/Train.Epochs=1</c> for what the teacher starts from.
/// </summary>
static class DependencyOverrides
{
    /// <summary>The overrides that are meant for the run itself.</summary>
    public static string[] Own(IEnumerable<string> overrides) => [.. overrides.Where(text => !Name(text).Contains('/', StringComparison.Ordinal))];

    /// <summary>The overrides that are meant for a dependency, as it is to read them.</summary>
    public static string[] For(string dependency, IEnumerable<string> overrides) =>
    [
        .. overrides.Where(text => Name(text).StartsWith($"{dependency}/", StringComparison.OrdinalIgnoreCase))
            .Select(text => text[(dependency.Length + 1)..].TrimStart()),
    ];

    /// <summary>Resolves the settings of an experiment and of all it depends on.</summary>
    /// <exception cref="UserException">All that is wrong with the overrides, of whichever experiment.</exception>
    public static SettingValues Check(ExperimentDescriptor experiment, IReadOnlyList<string> overrides)
    {
        List<string> errors = [];
        var settings = Check(experiment, overrides, [], errors);
        return errors.Count == 0 ? settings : throw SettingResolution.Refused(errors);
    }

    static SettingValues Check(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, IReadOnlyList<string> path, List<string> errors)
    {
        path = Circle.Refuse(experiment, path);
        var settings = SettingValues.Resolve(experiment.Settings, Own(overrides), errors);
        errors.AddRange(TrainSettings.Problems(settings));
        var names = experiment.Dependencies.Select(dependency => dependency.Name).ToArray();
        foreach (var text in overrides.Where(text => Name(text).Contains('/', StringComparison.Ordinal)))
            if (!names.Contains(text[..text.IndexOf('/', StringComparison.Ordinal)].Trim(), StringComparer.OrdinalIgnoreCase))
                errors.Add($"--set {text}: {experiment.Name} depends on {(names.Length == 0 ? "no other experiment" : $"{string.Join(", ", names)}, on nothing else")}.");
        foreach (var dependency in experiment.Dependencies)
        {
            List<string> below = [];
            Check(dependency.Experiment(), For(dependency.Name, overrides), path, below);
            errors.AddRange(below.Select(error => Of(dependency.Name, error)));
        }
        return settings;
    }

    /// <summary>What is wrong with a dependency's settings, as it is told of whoever needs it.</summary>
    public static string Of(string dependency, string error) =>
        error.StartsWith(Set, StringComparison.Ordinal) ? $"{Set}{dependency}/{error[Set.Length..]}" : $"{dependency}: {error}";

    const string Set = "--set ";

    static string Name(string text) => text[..(text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)];
}
