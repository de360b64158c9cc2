namespace OodDsl;

/// <summary>On a static method that makes the first value of a tensor: made once, kept in every checkpoint, changed in place by whoever receives it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BufferAttribute : Attribute;
