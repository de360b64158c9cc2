namespace OodDsl;

/// <summary>
/// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017, arXiv 1708.07747): 60,000 training and 10,000 test images of ten kinds of clothes, grey,
/// 28 x 28. MIT licence.
/// </summary>
public sealed class FashionMnist : IdxDataSet
{
    // A commit, not a branch: what is there never changes.
    const string Home = "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/";

    static readonly DataFile[] Train =
    [
        File("train-images-idx3-ubyte.gz", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", 47_040_016),
        File("train-labels-idx1-ubyte.gz", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", 60_008),
    ];

    static readonly DataFile[] Test =
    [
        File("t10k-images-idx3-ubyte.gz", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", 7_840_016),
        File("t10k-labels-idx1-ubyte.gz", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", 10_008),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <inheritdoc/>
    public override string Remedy => "On Debian and Ubuntu: apt-get install dataset-fashion-mnist.";

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => split == Split.Train ? Train : Test;

    static DataFile File(string name, string sha256, long bytes) => new("fashion-mnist/" + name, sha256, new(Home + name), bytes);
}
