namespace OodDsl;

/// <summary>
/// A part of MVTec AD (Bergmann et al., CVPR 2019): pictures of ten objects and five textures, 256 x 256, a folder for each category with
/// <c>train/good</c>, <c>test/good</c>, <c>test/DEFECT</c> and <c>ground_truth/DEFECT</c>. For non-commercial use.
/// </summary>
public abstract class MvtecSet() : PictureSet(new(3, 256, 256))
{
    /// <summary>The folder of normal images.</summary>
    protected const string Good = "good";

    /// <summary>The fifteen categories.</summary>
    public sealed override IReadOnlyList<string> ClassNames { get; } =
    [
        "bottle", "cable", "capsule", "carpet", "grid", "hazelnut", "leather", "metal_nut", "pill", "screw", "tile", "toothbrush", "transistor", "wood",
        "zipper",
    ];

    /// <inheritdoc/>
    public sealed override string Remedy =>
        "Download MVTec AD from mvtec.com/company/research/datasets/mvtec-ad and unpack it into mvtec/ in a data folder.";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<DataFolder> Folders(Split split) => [new("mvtec", "mvtec_anomaly_detection", "mvtec_ad", "MVTecAD")];

    /// <inheritdoc/>
    protected sealed override Framing Framing => Framing.Stretch;

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var root = folders.Locate(this, Folders(split)[0]);
        List<PictureEntry> entries = [];
        for (var label = 0; label < ClassNames.Count; label++)
        {
            var category = Path.Combine(root, ClassNames[label]);
            if (Directory.Exists(category)) entries.AddRange(OfCategory(category, label, split));
        }
        return entries.Count > 0 ? entries : throw new DataFormatException(root, "a folder for each category, bottle to zipper", "none of them");
    }

    /// <summary>A category's pictures.</summary>
    protected abstract IEnumerable<PictureEntry> OfCategory(string folder, int label, Split split);
}
