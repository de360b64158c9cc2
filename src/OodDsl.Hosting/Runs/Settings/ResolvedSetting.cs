namespace OodDsl.Hosting;

/// <summary>One setting of a run.</summary>
/// <param name="Path"><c>Component.Property</c>, or the name of a <c>[Setting]</c> or of a parameter with a default.</param>
/// <param name="Value">What the run uses.</param>
/// <param name="Default">What the declaration says.</param>
/// <param name="Origin">Where the value comes from: a source file name, <c>default</c>, or <see cref="Override"/>.</param>
public sealed record ResolvedSetting(string Path, object Value, object Default, string Origin)
{
    /// <summary>The origin of a value from the command line.</summary>
    public const string Override = "--set";

    /// <summary>The value as an override would be typed.</summary>
    public string Text => SettingParser.Format(Value);
}
