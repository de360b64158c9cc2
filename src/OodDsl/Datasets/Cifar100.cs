namespace OodDsl;

/// <summary>
/// CIFAR-100 (Krizhevsky, 2009): 50,000 training and 10,000 test photographs of a hundred kinds of things, 32 x 32, with their fine labels; a labelled
/// part of 80 Million Tiny Images.
/// </summary>
public sealed class Cifar100() : CifarSet(
    new("cifar-100-binary.tar.gz", "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
        new("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz"), 168_513_733)
    { UnpackedBytes = 185_000_000 }, labelBytes: 2)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
    [
        "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle", "bottle", "bowl", "boy", "bridge", "bus", "butterfly",
        "camel", "can", "castle", "caterpillar", "cattle", "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch", "crab", "crocodile", "cup",
        "dinosaur", "dolphin", "elephant", "flatfish", "forest", "fox", "girl", "hamster", "house", "kangaroo", "keyboard", "lamp", "lawn_mower",
        "leopard", "lion", "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain", "mouse", "mushroom", "oak_tree", "orange", "orchid",
        "otter", "palm_tree", "pear", "pickup_truck", "pine_tree", "plain", "plate", "poppy", "porcupine", "possum", "rabbit", "raccoon", "ray",
        "road", "rocket", "rose", "sea", "seal", "shark", "shrew", "skunk", "skyscraper", "snail", "snake", "spider", "squirrel", "streetcar",
        "sunflower", "sweet_pepper", "table", "tank", "telephone", "television", "tiger", "tractor", "train", "trout", "tulip", "turtle", "wardrobe",
        "whale", "willow_tree", "wolf", "woman", "worm",
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<(string Path, int Images)> Batches(Split split) =>
        split == Split.Train ? [("cifar-100-binary/train.bin", 50_000)] : [("cifar-100-binary/test.bin", 10_000)];
}
