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

    /// <summary>Resolves the settings of an experiment and of all it depends on, and throws what is wrong with them.</summary>
    /// <exception cref="UserException">An override names no setting or no dependency.</exception>
    public static SettingValues Check(ExperimentDescriptor experiment, IReadOnlyList<string> overrides) => Check(experiment, overrides, []);

    static SettingValues Check(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, IReadOnlyList<string> path)
    {
        path = Circle.Refuse(experiment, path);
        var settings = SettingValues.Resolve(experiment.Settings, Own(overrides));
        var names = experiment.Dependencies.Select(dependency => dependency.Name).ToArray();
        foreach (var text in overrides.Where(text => Name(text).Contains('/', StringComparison.Ordinal)))
            if (!names.Contains(text[..text.IndexOf('/', StringComparison.Ordinal)].Trim(), StringComparer.OrdinalIgnoreCase))
                throw new UserException(
                    ExitCode.Configuration, $"--set {text}: {experiment.Name} depends on no such experiment.",
                    names.Length == 0 ? "It depends on none." : $"It depends on: {string.Join(", ", names)}.");
        foreach (var dependency in experiment.Dependencies) Check(dependency.Experiment(), For(dependency.Name, overrides), path);
        return settings;
    }

    static string Name(string text) => text[..(text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)];
}
