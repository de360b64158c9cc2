namespace OodDsl.Hosting;

/// <summary>An experiment's settings after overrides, by path. Generated code reads them once, when the run is made.</summary>
public sealed class SettingValues
{
    readonly Dictionary<string, ResolvedSetting> byPath;

    internal SettingValues(IReadOnlyList<ResolvedSetting> all)
    {
        All = all;
        byPath = all.ToDictionary(setting => setting.Path, StringComparer.Ordinal);
    }

    /// <summary>Every setting, in the order of the descriptor.</summary>
    public IReadOnlyList<ResolvedSetting> All { get; }

    /// <summary>Applies overrides to an experiment's settings.</summary>
    /// <param name="settings">What the descriptor lists.</param>
    /// <param name="overrides">As typed: <c>Component.Property=value</c> or, where only one component has it, <c>Property=value</c>.</param>
    /// <exception cref="UserException">An override names no setting, more than one, or has a value of the wrong type. All such errors are
    /// listed.</exception>
    public static SettingValues Resolve(IReadOnlyList<SettingInfo> settings, IReadOnlyList<string> overrides) =>
        new(new SettingResolution(settings).Apply(overrides));

    /// <summary>The settings with the overrides that are right; what is wrong with the others is added to the errors.</summary>
    internal static SettingValues Resolve(IReadOnlyList<SettingInfo> settings, IReadOnlyList<string> overrides, List<string> errors) =>
        new(new SettingResolution(settings).Apply(overrides, errors));

    /// <summary>The value at a path that the experiment's descriptor lists.</summary>
    /// <typeparam name="T">The setting's type, that of its default.</typeparam>
    /// <exception cref="InvalidOperationException">The descriptor lists no such setting, or one of another type: an error of the
    /// generator.</exception>
    public T Get<T>(string path)
    {
        if (!byPath.TryGetValue(path, out var setting))
            throw new InvalidOperationException($"The experiment's descriptor lists no setting '{path}'.");
        return setting.Value is T value
            ? value
            : throw new InvalidOperationException($"The setting '{path}' is of type {setting.Value.GetType()}, not {typeof(T)}.");
    }
}
