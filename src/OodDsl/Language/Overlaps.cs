namespace OodDsl;

/// <summary>On a data set: it shares images, or the source they were drawn from, with <typeparamref name="T"/>. Holds in both directions; the leakage checks use it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Overlaps<T> : Attribute where T : DataSet;
