namespace OodDsl;

/// <summary>On a component: what it does needs at least this many training images in a batch, such as a partner for each. The compiler looks.</summary>
/// <param name="images">Images per batch; positive.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SmallestBatch(int images) : Attribute
{
    /// <summary>Images per batch.</summary>
    public int Images { get; } = images;
}
