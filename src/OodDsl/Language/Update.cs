namespace OodDsl;

/// <summary>On a module parameter of a <see cref="Step"/>: this step trains that module.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class Update : Attribute;
