namespace OodDsl;

/// <summary>
/// Images of independent random pixels, made and not read: image n of a split follows from the set's name, the split, n and the shape alone, so
/// that a longer set begins with a shorter one.
/// </summary>
public abstract class NoiseSet : DataSet
{
    /// <summary>Number of images in each split. The default of 2,000 is the size of the other small sets: it gives an AUROC of 0.99 a standard
    /// error of 0.001 or less, and a larger set would only make evaluation slower.</summary>
    public int Count { get; init; } = 2000;

    /// <summary>The one class: the set's name.</summary>
    public override IReadOnlyList<string> ClassNames => [Name];

    /// <summary>None: there is nothing to find.</summary>
    public override IReadOnlyList<DataFile> Files(Split split) => [];

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders) => Make(split, Shape);

    /// <summary>Noise of the wanted shape. (Noise that is resized afterwards would be smoother.)</summary>
    public override ImageSet Load(Split split, DataFolders folders, ImageShape shape) => Make(split, shape);

    /// <summary>The pixel value for 32 uniformly random bits.</summary>
    protected abstract byte Pixel(uint bits);

    ImageSet Make(Split split, ImageShape shape)
    {
        Require.AtLeast(Count, 1, $"{GetType().Name}.Count");
        var seed = new Seed(0)["noise"][Name][split == Split.Train ? "train" : "test"].Value;
        var pixels = new byte[checked(Count * shape.Length)];
        for (var i = 0; i < pixels.Length; i += 2)
        {
            var bits = SplitMix.At(seed, (ulong)(i / 2));
            pixels[i] = Pixel((uint)bits);
            if (i + 1 < pixels.Length) pixels[i + 1] = Pixel((uint)(bits >> 32));
        }
        return new(pixels, shape, new int[Count], ClassNames);
    }
}
