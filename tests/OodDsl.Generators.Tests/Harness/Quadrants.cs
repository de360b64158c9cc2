namespace OodDsl.Generators.Tests;

/// <summary>Four classes of 8 x 8 images: a bright quadrant with noise. Made, not read; splits differ.</summary>
public class Quadrants : DataSet
{
    public override IReadOnlyList<string> ClassNames => ["north-west", "north-east", "south-west", "south-east"];

    protected virtual int Count(Split split) => split == Split.Train ? 80 : 24;

    protected virtual int Bright => 100;

    public override IReadOnlyList<DataFile> Files(Split split) => [];

    public override ImageSet Load(Split split, DataFolders folders)
    {
        var count = Count(split);
        var random = new Seed((ulong)(Bright + (split == Split.Train ? 1 : 2))).ToRandom();
        var pixels = new byte[count * 64];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 4;
            for (var at = 0; at < 64; at++)
                pixels[(i * 64) + at] = (byte)((labels[i] == (at / 32 * 2) + (at % 8 / 4) ? Bright : 0) + random.Next(100));
        }
        return new(pixels, new(1, 8, 8), labels, ClassNames);
    }
}

/// <summary>The same, brighter and fewer, to train with.</summary>
public sealed class BrightQuadrants : Quadrants
{
    protected override int Count(Split split) => 12;

    protected override int Bright => 155;
}

/// <summary>The same, dim, and only two classes are named.</summary>
public sealed class DimQuadrants : Quadrants
{
    protected override int Count(Split split) => 8;

    protected override int Bright => 20;
}

/// <summary>Four classes of 8 x 8 images against dim ones.</summary>
[InDistribution<Quadrants>, FarOod<DimQuadrants>]
public sealed class QuadrantsOod : Benchmark;
