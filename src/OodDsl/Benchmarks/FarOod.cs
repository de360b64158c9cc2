namespace OodDsl;

/// <summary>On a benchmark: a test set far from the ID data.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FarOod<T> : Attribute where T : DataSet, new();
