using OodDsl.Tests;

namespace OodDsl.Hosting.Tests;

/// <summary>PNG files of 12 x 10 pixels in three classes: a bright channel with noise. <see cref="Paint"/> makes them.</summary>
public sealed class PaintedPictures() : PictureSet(new(3, 8, 8))
{
    public const int PerClass = 30;

    static readonly string[] Colours = ["red", "green", "blue"];

    public override IReadOnlyList<string> ClassNames => Colours;

    public override IReadOnlyList<DataFolder> Folders(Split split) => [new($"painted/{(split == Split.Train ? "train" : "test")}")];

    protected override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders) =>
        ByClass((folders ?? throw new ArgumentNullException(nameof(folders))).Locate(this, Folders(split)[0]), Colours.Length);

    /// <summary>Writes the files.</summary>
    internal static void Paint(TemporaryFolder folder, string below = "")
    {
        var random = new Seed(5).ToRandom();
        foreach (var split in (string[])["train", "test"])
            for (var label = 0; label < Colours.Length; label++)
                for (var n = 0; n < (split == "train" ? PerClass : 7); n++)
                {
                    var pixels = new byte[12 * 10 * 3];
                    random.NextBytes(pixels);
                    for (var i = label; i < pixels.Length; i += 3) pixels[i] |= 128;
                    // Class folders in alphabetical order are classes in the order of their names.
                    folder.Write($"{below}painted/{split}/{label}/{n:D3}.png", PngWriter.Write(pixels, 12, 10));
                }
    }
}

[InDistribution<PaintedPictures>, NearOod<TinyStripes>, FarOod<UniformNoise>]
public sealed class PaintedBenchmark : Benchmark;

/// <summary>The same pictures, resized from 8 x 8 to 11 x 11 pixels.</summary>
[InDistribution<PaintedPictures>(Size = 11), FarOod<TinyStripes>]
public sealed class EnlargedBenchmark : Benchmark;
