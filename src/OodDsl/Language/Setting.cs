namespace OodDsl;

/// <summary>
/// On a static property with a constant value: a number, text or flag that the plan shows and <c>--set Name=value</c> changes.
/// A parameter of that name receives it.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class Setting : Attribute;
