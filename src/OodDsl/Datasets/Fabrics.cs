namespace OodDsl;

/// <summary>
/// Three fabrics, made and not read, in the shape of an inspection set: regular patterns that differ from image to image in phase, thread width,
/// light and noise. 400 training and 100 test images of each, grey, 32 x 32: weave (two sets of threads), twill (diagonal ribs), knit (rows of dots).
/// </summary>
public sealed class Fabrics : DataSet
{
    const int TrainingPerClass = 400;
    const int TestPerClass = 100;
    static readonly ImageShape Made = new(1, 32, 32);

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["weave", "twill", "knit"];

    /// <summary>None: there is nothing to find.</summary>
    public override IReadOnlyList<DataFile> Files(Split split) => [];

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders)
    {
        var count = ClassNames.Count * (split == Split.Train ? TrainingPerClass : TestPerClass);
        var seed = new Seed(0)[Name][split == Split.Train ? "train" : "test"].Value;
        var pixels = new byte[count * Made.Length];
        var labels = new int[count];
        for (var row = 0; row < count; row++)
        {
            labels[row] = row % ClassNames.Count;
            Draw(pixels.AsSpan(row * Made.Length, Made.Length), labels[row], new HostRandom(new(SplitMix.At(seed, (ulong)row))));
        }
        return new(pixels, Made, labels, ClassNames);
    }

    static void Draw(Span<byte> image, int fabric, HostRandom dice)
    {
        var pitch = 5 + dice.NextDouble();
        var (phaseX, phaseY) = (2 * Math.PI * dice.NextDouble(), 2 * Math.PI * dice.NextDouble());
        var (light, depth) = (110 + 40 * dice.NextDouble(), 40 + 20 * dice.NextDouble());
        for (var y = 0; y < Made.Height; y++)
            for (var x = 0; x < Made.Width; x++)
            {
                var (u, v) = (2 * Math.PI * x / pitch + phaseX, 2 * Math.PI * y / pitch + phaseY);
                var relief = fabric switch
                {
                    0 => Math.Sin(u / 2) * Math.Sin(v / 2) > 0 ? Math.Cos(u) : Math.Cos(v),
                    1 => Math.Cos(u + v),
                    _ => Math.Cos(u) * Math.Cos(v),
                };
                image[y * Made.Width + x] = (byte)Math.Clamp(light + depth * relief + 8 * (dice.NextDouble() + dice.NextDouble() - 1), 0, 255);
            }
    }
}
