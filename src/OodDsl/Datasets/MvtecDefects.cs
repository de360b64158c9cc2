namespace OodDsl;

/// <summary>
/// The 1,258 test images of MVTec AD with defects, with the masks of these; their classes are the fifteen categories. There are none to learn from:
/// both splits are these.
/// </summary>
[Masked]
public sealed class MvtecDefects : MvtecSet
{
    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <summary>The same categories: a run that is about one of them is tested on its defects.</summary>
    public override Type MadeOf => typeof(MvtecGood);

    /// <inheritdoc/>
    protected override IEnumerable<PictureEntry> OfCategory(string folder, int label, Split split) =>
        FoldersIn(Path.Combine(folder, "test"))
            .Where(defect => !string.Equals(Path.GetFileName(defect), Good, StringComparison.Ordinal))
            .SelectMany(defect => Below(defect).Select(file => new PictureEntry(file, label, Mask(folder, Path.GetFileName(defect), file))));

    static string Mask(string folder, string defect, string picture)
    {
        var mask = Path.Combine(folder, "ground_truth", defect, $"{Path.GetFileNameWithoutExtension(picture)}_mask.png");
        return File.Exists(mask) ? mask : throw new DataFormatException(picture, $"a mask {mask}", "none");
    }
}
