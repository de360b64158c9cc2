namespace OodDsl.Generators;

/// <summary>A setting with the value it has unless overridden.</summary>
/// <param name="Path">What <c>--set</c> calls it.</param>
/// <param name="Property">The property it sets, or the constructor's parameter.</param>
/// <param name="Type">Its type, as generated code writes it.</param>
/// <param name="Literal">Its value as a C# literal.</param>
/// <param name="Origin">The source file that says so, or <c>default</c>.</param>
/// <param name="IsArgument">Passed to the constructor.</param>
sealed record SettingModel(string Path, string Property, string Type, string Literal, string Origin, bool IsArgument = false)
{
    public const string ComponentDefault = "default";

    public bool IsDeclared => Origin != ComponentDefault;
}
