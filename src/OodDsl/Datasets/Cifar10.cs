namespace OodDsl;

/// <summary>
/// CIFAR-10 (Krizhevsky, 2009): 50,000 training and 10,000 test photographs of ten kinds of things, 32 x 32, a labelled part of 80 Million Tiny
/// Images. No image is also in <see cref="Cifar100"/>.
/// </summary>
public sealed class Cifar10() : CifarSet(
    new("cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        new("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"), 170_052_171)
    { UnpackedBytes = 185_000_000 }, labelBytes: 1)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Path, int Images)> Batches(Split split) => split == Split.Train
        ? [.. Enumerable.Range(1, 5).Select(n => ($"cifar-10-batches-bin/data_batch_{n}.bin", 10_000))]
        : [("cifar-10-batches-bin/test_batch.bin", 10_000)];
}
