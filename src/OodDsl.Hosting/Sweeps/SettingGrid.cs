namespace OodDsl.Hosting;

/// <summary>Overrides of several values: <c>Sgd.LearningRate=0.1,0.05</c>. Values of a setting that is a list are separated by semicolons.</summary>
static class SettingGrid
{
    /// <summary>Every combination of one value per override, the last varying fastest; one empty combination without overrides.</summary>
    /// <param name="experiment">Says which settings are lists.</param>
    /// <param name="overrides">As typed.</param>
    public static IReadOnlyList<string[]> Expand(ExperimentDescriptor experiment, IReadOnlyList<string> overrides)
    {
        IReadOnlyList<string[]> combinations = [[]];
        foreach (var text in overrides)
        {
            string[] choices = [.. Choices(experiment, text)];
            combinations = [.. combinations.SelectMany(before => choices.Select(choice => (string[])[.. before, choice]))];
        }
        return combinations;
    }

    static IEnumerable<string> Choices(ExperimentDescriptor experiment, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        // Without a value, or with an empty one: what reads the settings says what is wrong.
        if (equals < 0) return [text];
        var separator = IsList(experiment, text[..equals]) ? ';' : ',';
        return text[(equals + 1)..].Split(separator, StringSplitOptions.TrimEntries).Select(value => $"{text[..equals]}={value}");
    }

    // A name without its component, or of a dependency's setting ("teacher/Train.Epochs"), is resolved where it is used.
    static bool IsList(ExperimentDescriptor experiment, string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return experiment.Dependencies.FirstOrDefault(one => string.Equals(one.Name, name[..slash].Trim(), StringComparison.OrdinalIgnoreCase))
                is { } dependency && IsList(dependency.Experiment(), name[(slash + 1)..]);
        name = name.Trim();
        return experiment.Settings.Any(setting => setting.Default.GetType().IsArray
            && (setting.Path.Equals(name, StringComparison.OrdinalIgnoreCase) || setting.Path.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase)));
    }
}
