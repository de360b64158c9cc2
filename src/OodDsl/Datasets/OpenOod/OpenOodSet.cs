namespace OodDsl;

/// <summary>
/// An OOD test set of one of OpenOOD v1.5's benchmarks (Zhang et al., 2023), as its list says: <c>benchmark_imglist/BENCHMARK/test_SET.txt</c>. Pictures are
/// brought to the benchmark's size as OpenOOD does it: the shorter side to it, the middle; of ImageNet's benchmarks, to 256, of which the middle 224.
/// </summary>
/// <param name="list">The list below <c>benchmark_imglist</c>, without <c>.txt</c>, such as <c>cifar10/test_svhn</c>.</param>
/// <param name="side">Side of the images in pixels.</param>
/// <param name="root">The folder that pictures lie in.</param>
public abstract class OpenOodSet(string list, int side = 32, string root = OpenOodSet.Classic) : ImageListSet(new(3, side, side), root, Help)
{
    /// <summary>The folder of small pictures, and of textures.</summary>
    internal const string Classic = "images_classic";

    /// <summary>The folder of ImageNet and its OOD sets.</summary>
    internal const string Large = "images_largescale";

    /// <summary>How to get the benchmark.</summary>
    internal const string Help =
        "Download OpenOOD's image lists and images (its scripts/download/download.py does it), and name its folder data with --data or OOD_DATA.";

    /// <summary>The one class: the set's name.</summary>
    public override IReadOnlyList<string> ClassNames => [Name];

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    protected override Framing Framing => FramingOf(side);

    /// <inheritdoc/>
    protected override DataFile List(Split split) => File(list);

    internal static Framing FramingOf(int side) => side == 224 ? Framing.CoverAndCrop : Framing.Cover;

    internal static DataFile File(string list) => new($"benchmark_imglist/{list}.txt", "", null, 0);
}
