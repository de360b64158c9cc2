namespace OodDsl;

/// <summary>On a static method: a number, or one per row, averaged over the log interval in training. It never causes a network computation.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Log : Attribute;
