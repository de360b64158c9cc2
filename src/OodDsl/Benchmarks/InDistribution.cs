namespace OodDsl;

/// <summary>On a benchmark: the set that training, validation and ID test images come from.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InDistribution<T> : Attribute where T : DataSet, new()
{
    /// <summary>Side that all images are resized to, in pixels; 0: as they are.</summary>
    public int Size { get; init; }
}
