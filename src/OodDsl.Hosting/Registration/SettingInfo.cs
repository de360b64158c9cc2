namespace OodDsl.Hosting;

/// <summary>One setting of an experiment.</summary>
/// <param name="Path"><c>Component.Property</c>, or the name of a <c>[Setting]</c> or of a parameter with a default, in Pascal case.</param>
/// <param name="Default">Its value unless overridden: bool, int, long, double, string, an enum, or an array of these. Its type is the setting's
/// type.</param>
/// <param name="Origin">Where the value comes from: a source file name, or <c>default</c> for a component's own default.</param>
/// <param name="Floor">What another component needs it to be at least; null if nothing does.</param>
public sealed record SettingInfo(string Path, object Default, string Origin, SettingFloor? Floor = null)
{
    /// <summary>The origin of a value that no declaration names.</summary>
    public const string ComponentDefault = "default";
}
