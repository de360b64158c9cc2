namespace OodDsl;

/// <summary>
/// An attribute that carries its own code. Its properties are its settings (reachable by <c>--set Component.Property=value</c>),
/// its one public method is its mathematics, its base class is its kind.
/// </summary>
/// <remarks>
/// Components have no <c>Attribute</c> suffix: they are also type arguments (<c>Without&lt;Energy&gt;</c>), objects
/// (<c>new RandomCrop { Padding = 4 }</c>) and parameter types.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class Component : Attribute;
