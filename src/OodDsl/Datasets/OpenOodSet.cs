namespace OodDsl;

/// <summary>
/// An OOD test set of OpenOOD v1.5's benchmark for CIFAR-10 (Zhang et al., 2023), as its list says: <c>benchmark_imglist/cifar10/test_ID.txt</c>,
/// pictures under <c>images_classic</c>. They are brought to 32 x 32 as OpenOOD does it: the shorter side to 32, the middle.
/// </summary>
/// <param name="id">OpenOOD's name of the set.</param>
public abstract class OpenOodSet(string id) : ImageListSet(new(3, 32, 32), "images_classic", Help)
{
    /// <summary>How to get the benchmark.</summary>
    internal const string Help =
        "Download OpenOOD's image lists and images (its scripts/download/download.py does it), and name its folder data with --data or OOD_DATA.";

    /// <summary>The one class: the set's name.</summary>
    public override IReadOnlyList<string> ClassNames => [Name];

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    protected override DataFile List(Split split) => new($"benchmark_imglist/cifar10/test_{id}.txt", "", null, 0);
}
