namespace OodDsl;

/// <summary>
/// Describable Textures (DTD; Cimpoi et al., CVPR 2014): 5,640 photographs of 47 kinds of textures. All of them are test images, as in the OOD
/// literature: its three splits are not used.
/// </summary>
public sealed class DescribableTextures() : PictureSet(new(3, 224, 224))
{
    static readonly DataFile Archive = new(
        "dtd-r1.0.1.tar.gz", "e42855a52a4950a3b59612834602aa253914755c95b0cff9ead6d07395f8e205",
        new("https://www.robots.ox.ac.uk/~vgg/data/dtd/download/dtd-r1.0.1.tar.gz"), 625_239_812)
    { UnpackedBytes = 1_000_000_000 };

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
    [
        "banded", "blotchy", "braided", "bubbly", "bumpy", "chequered", "cobwebbed", "cracked", "crosshatched", "crystalline", "dotted", "fibrous",
        "flecked", "freckled", "frilly", "gauzy", "grid", "grooved", "honeycombed", "interlaced", "knitted", "lacelike", "lined", "marbled", "matted",
        "meshed", "paisley", "perforated", "pitted", "pleated", "polka-dotted", "porous", "potholed", "scaly", "smeared", "spiralled", "sprinkled",
        "stained", "stratified", "striped", "studded", "swirly", "veined", "waffled", "woven", "wrinkled", "zigzagged",
    ];

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    public override IReadOnlyList<DataFolder> Folders(Split split) => [new("dtd/images") { Archive = Archive }];

    /// <inheritdoc/>
    protected override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var root = folders.Locate(this, Folders(split)[0]);
        return
        [
            .. Below(root).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!) is var texture && Label(texture) is >= 0 and var label
                ? new PictureEntry(file, label)
                : throw new DataFormatException(root, "a folder for each texture", $"a folder \"{texture}\"")),
        ];
    }

    int Label(string texture)
    {
        for (var label = 0; label < ClassNames.Count; label++)
            if (string.Equals(ClassNames[label], texture, StringComparison.Ordinal)) return label;
        return -1;
    }
}
