namespace OodDsl;

/// <summary>
/// The augmentation chain runs this many times from the raw images of a batch, with draws of its own each time; the results are stacked, view
/// after view. Values that the chain does not write, such as labels, are repeated.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Views(int count) : Component
{
    /// <summary>Number of views; positive.</summary>
    public int Count { get; } = count;
}
