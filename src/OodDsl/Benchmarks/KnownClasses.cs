namespace OodDsl;

/// <summary>On a benchmark: the classes that are ID; the test images of the others are a near-OOD set. Several: one run (a split) per attribute.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class KnownClasses(params int[] classes) : Attribute
{
    /// <summary>Class numbers of the ID data set, in the order of the new labels 0..K-1.</summary>
    public IReadOnlyList<int> Classes { get; } = classes;
}
