namespace OodDsl;

/// <summary>The normal images of MVTec AD, 3,629 to learn from and 467 to test on; their classes are the fifteen categories.</summary>
public sealed class MvtecGood : MvtecSet
{
    /// <inheritdoc/>
    protected override IEnumerable<PictureEntry> OfCategory(string folder, int label, Split split) =>
        Below(Path.Combine(folder, split == Split.Train ? "train" : "test", Good)).Select(file => new PictureEntry(file, label));
}
