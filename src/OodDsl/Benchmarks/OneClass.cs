namespace OodDsl;

/// <summary>On a benchmark: each class in turn is ID, one run per class; the test images of the others are a near-OOD set.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OneClass : Attribute
{
    /// <summary>Whether the test images of the other classes are OOD. Else the benchmark's own sets are, each by the class whose turn it is.</summary>
    public bool OthersAreOod { get; init; } = true;
}
