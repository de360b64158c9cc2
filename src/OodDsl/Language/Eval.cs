namespace OodDsl;

/// <summary>
/// On a module or function parameter: the method sees it in eval mode. A module is in eval mode for the whole step; a function for each call.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class Eval : Attribute;
