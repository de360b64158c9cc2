namespace OodDsl;

/// <summary>
/// On a data set: it shares images, or what its images were made from, with another one. Leakage checks read it in both directions: one of the
/// two may not be trained on where the other is an OOD test set.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Overlaps<T> : Attribute where T : DataSet, new();
