namespace OodDsl;

/// <summary>
/// One of the small image sets that ship with the experiments, in <c>experiments/data</c> (its README says where each comes from): grey, 28 x 28,
/// one pool of images without splits.
/// </summary>
/// <param name="imagesSha256">SHA-256 of the unpacked image file.</param>
/// <param name="labelsSha256">SHA-256 of the unpacked label file.</param>
/// <param name="count">Number of images.</param>
/// <param name="classNames">Names of the classes.</param>
public abstract class SmallSet(string imagesSha256, string labelsSha256, int count, params string[] classNames) : IdxDataSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => classNames;

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    public override string Remedy => "It ships in experiments/data: is the checkout complete?";

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) =>
    [
        new($"{Name}-images-idx3-ubyte.gz", imagesSha256, null, 16 + (28L * 28 * count)),
        new($"{Name}-labels-idx1-ubyte.gz", labelsSha256, null, 8 + count),
    ];
}
