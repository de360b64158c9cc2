namespace OodDsl.Hosting.Tests;

/// <summary>Four classes of 8 x 8 images: a bright quadrant with noise. Made, not read; splits differ.</summary>
public sealed class TinyShapes : DataSet
{
    public const int TrainCount = 403;
    public const int TestCount = 210;

    public override ImageShape Shape { get; init; } = new(1, 8, 8);

    public override IReadOnlyList<string> ClassNames => ["north-west", "north-east", "south-west", "south-east"];

    public override IReadOnlyList<DataFile> Files(Split split) => [];

    /// <summary>How often it was read.</summary>
    public static int Loads { get; private set; }

    public override ImageSet Load(Split split, DataFolders folders)
    {
        Loads++;
        var count = split == Split.Train ? TrainCount : TestCount;
        var random = new Seed(split == Split.Train ? 1UL : 2UL).ToRandom();
        var pixels = new byte[count * 64];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.Next(4);
            for (var y = 0; y < 8; y++)
            {
                for (var x = 0; x < 8; x++)
                    pixels[(i * 64) + (y * 8) + x] = (byte)((labels[i] == ((y / 4) * 2) + (x / 4) ? 100 : 0) + random.Next(120));
            }
        }
        return new(pixels, new(1, 8, 8), labels, ClassNames);
    }
}

/// <summary>Images that are bright everywhere: outliers to train with.</summary>
public sealed class TinyOutliers : DataSet
{
    public const int Count = 30;

    public override IReadOnlyList<string> ClassNames => ["bright"];

    public override IReadOnlyList<DataFile> Files(Split split) => [];

    public override ImageSet Load(Split split, DataFolders folders)
    {
        var pixels = new byte[Count * 64];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(200 + (i / 64));
        return new(pixels, new(1, 8, 8), new int[Count], ClassNames);
    }
}

/// <summary>Images that are half bright, in colour and of another size.</summary>
public sealed class TinyStripes : DataSet
{
    public override IReadOnlyList<string> ClassNames => ["stripes"];

    public override IReadOnlyList<DataFile> Files(Split split) => [];

    public override ImageSet Load(Split split, DataFolders folders)
    {
        var pixels = new byte[50 * 3 * 16 * 16];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(i / 4 % 2 * 180);
        return new(pixels, new(3, 16, 16), new int[50], ClassNames);
    }
}

[InDistribution<TinyShapes>, KnownClasses(3, 0, 1), NearOod<TinyStripes>, FarOod<UniformNoise>]
public sealed class TinyBenchmark : Benchmark;
