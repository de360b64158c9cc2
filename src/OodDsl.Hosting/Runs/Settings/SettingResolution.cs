namespace OodDsl.Hosting;

/// <summary>Matches overrides with an experiment's settings. Letter case is ignored; nothing else is guessed.</summary>
sealed class SettingResolution(IReadOnlyList<SettingInfo> settings)
{
    const string Remedy = "'plan NAME' lists the settings with their values; --set Component.Property=value changes one.";

    /// <summary>The settings in their order, with the overrides applied.</summary>
    /// <exception cref="UserException">All that is wrong with the overrides.</exception>
    public IReadOnlyList<ResolvedSetting> Apply(IReadOnlyList<string> overrides)
    {
        List<string> errors = [];
        var resolved = Apply(overrides, errors);
        return errors.Count == 0 ? resolved : throw Refused(errors);
    }

    /// <summary>The settings with the overrides that are right.</summary>
    /// <param name="overrides">As typed.</param>
    /// <param name="errors">Receives what is wrong with the others.</param>
    public IReadOnlyList<ResolvedSetting> Apply(IReadOnlyList<string> overrides, List<string> errors)
    {
        var given = new Dictionary<string, (object Value, string Text)>(StringComparer.Ordinal);
        foreach (var text in overrides)
            if (Read(text, given) is { } error)
                errors.Add(error);
        return [.. settings.Select(setting => given.TryGetValue(setting.Path, out var value)
            ? new ResolvedSetting(setting.Path, value.Value, setting.Default, ResolvedSetting.Override)
            : new ResolvedSetting(setting.Path, setting.Default, setting.Default, setting.Origin))];
    }

    /// <summary>The error that lists what is wrong with settings.</summary>
    public static UserException Refused(IReadOnlyList<string> errors) => new(
        ExitCode.Configuration, errors.Count == 1 ? errors[0] : $"{errors.Count} settings are wrong:\n  {string.Join("\n  ", errors)}", Remedy);

    // What is wrong with the override; null if it was put into `given`.
    string? Read(string text, Dictionary<string, (object Value, string Text)> given)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) return $"--set {text}: expected Component.Property=value.";
        var (name, value) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        var matches = Named(name);
        if (matches.Count == 0) return $"--set {text}: there is no setting '{name}'.{Nearest(name)}";
        if (matches.Count > 1) return $"--set {text}: '{name}' could be {string.Join(" or ", matches.Select(match => match.Path))}.";
        var setting = matches[0];
        if (SettingParser.Parse(value, setting.Default.GetType(), out var expected) is not { } parsed)
            return $"--set {text}: {setting.Path} is {expected}, such as {SettingParser.Format(setting.Default)}; '{value}' is not.";
        if (setting.Floor is { } floor && parsed is int number && number < floor.Least)
            return $"--set {text}: {floor.Component} needs {setting.Path} to be at least {floor.Least}.";
        return given.TryAdd(setting.Path, (parsed, text)) ? null : $"--set {text}: {setting.Path} is already set by '{given[setting.Path].Text}'.";
    }

    // A whole path goes before the last part of one: a [Setting] called Temperature may stand beside Energy.Temperature.
    List<SettingInfo> Named(string name)
    {
        List<SettingInfo> whole = [.. settings.Where(setting => setting.Path.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return whole.Count > 0 ? whole : [.. settings.Where(setting => Property(setting.Path).Equals(name, StringComparison.OrdinalIgnoreCase))];
    }

    string Nearest(string name)
    {
        var candidates = settings.Select(setting => setting.Path).Concat(settings.Select(setting => Property(setting.Path)));
        var nearest = EditDistance.Nearest(name, candidates, 3);
        return nearest.Count == 0 ? "" : $" Did you mean {string.Join(", ", nearest)}?";
    }

    static string Property(string path) => path[(path.LastIndexOf('.') + 1)..];
}
