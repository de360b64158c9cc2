namespace OodDsl;

/// <summary>
/// CIFAR-10 as OpenOOD v1.5 divides it (Zhang et al., 2023): 50,000 training images, and 9,000 of the test images; the other 1,000, OpenOOD's
/// validation images, are left out here, where validation images are taken from the training images.
/// </summary>
[Overlaps<Cifar10>]
public sealed class OpenOodCifar10Images() : ImageListSet(new(3, 32, 32), "images_classic", OpenOodSet.Help)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <inheritdoc/>
    protected override DataFile List(Split split) =>
        new($"benchmark_imglist/cifar10/{(split == Split.Train ? "train" : "test")}_cifar10.txt", "", null, 0);
}
