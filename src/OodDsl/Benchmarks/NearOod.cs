namespace OodDsl;

/// <summary>On a benchmark: a test set close to the ID data.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class NearOod<T> : Attribute where T : DataSet, new();
