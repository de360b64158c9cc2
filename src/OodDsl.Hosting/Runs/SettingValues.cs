namespace OodDsl.Hosting;

/// <summary>An experiment's settings after overrides, by path. Generated code reads them once, when the run is made.</summary>
public abstract class SettingValues
{
    /// <summary>The value at a path that the experiment's descriptor lists.</summary>
    /// <typeparam name="T">The setting's type, that of its default.</typeparam>
    public abstract T Get<T>(string path);
}
