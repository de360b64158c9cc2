namespace OodDsl;

/// <summary>
/// The images of another set, each with one drawn defect and its mask: a square, an ellipse, a scratch or a speckled spot, of 1 to 6 % of the image,
/// in a grey far from what it covers, placed where the image is not empty. What the defects of an inspection look like is not known in training;
/// none of these is a piece of the image.
/// </summary>
/// <typeparam name="T">The set of normal images.</typeparam>
[Masked]
public sealed class DrawnDefects<T> : ComposedDataSet<T> where T : DataSet, new()
{
    /// <inheritdoc/>
    protected override ImageSet Compose(ImageSet source, Split split)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (pixels, masks) = (source.Pixels.ToArray(), new byte[source.Count * source.Height * source.Width]);
        var seed = new Seed(0)[Name][split == Split.Train ? "train" : "test"].Value;
        for (var row = 0; row < source.Count; row++)
        {
            var dice = new HostRandom(new(SplitMix.At(seed, (ulong)row)));
            new DefectBrush(source.Shape, dice).Draw(
                pixels.AsSpan(row * source.Shape.Length, source.Shape.Length), masks.AsSpan(row * source.Height * source.Width, source.Height * source.Width));
        }
        return new(pixels, source.Shape, source.Labels, source.ClassNames, masks);
    }

    /// <summary>Defects drawn at the size the benchmark works in: resized ones would have soft borders.</summary>
    public override ImageSet Load(Split split, DataFolders folders, ImageShape shape) => Compose(Source.Load(split, folders, shape), split);
}
