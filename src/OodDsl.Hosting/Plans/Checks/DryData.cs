namespace OodDsl.Hosting;

/// <summary>Noise in the shape of data sets: what a plan is checked with, and a finished run's network is made again with.</summary>
sealed class DryData : DataSource
{
    /// <summary>Images of a set: enough for a fit with fifty neighbours.</summary>
    public const int Images = 64;

    /// <summary>Images of a set where few must do.</summary>
    public const int FewImages = 8;

    /// <summary>Classes are many in some data sets; of each there are two.</summary>
    const int PerClass = 2;
    const int TestImages = 12;

    public DryData() : base(new([], Path.GetTempPath()) { AllowDownload = false }) { }

    /// <summary>The sets that were asked for.</summary>
    public List<(DataSet Set, Split Split)> Asked { get; } = [];

    /// <inheritdoc/>
    public override ImageSource Open(DataSet set, Split split, ImageShape? shape = null)
    {
        Asked.Add((set, split));
        return Noise(set.Name, shape ?? set.Shape, Images, set.ClassNames is { Count: > 0 } names ? names : [set.Name], withMasks: false);
    }

    /// <summary>A benchmark of noise.</summary>
    /// <param name="description">The benchmark.</param>
    /// <param name="training">Number of training images.</param>
    /// <param name="others">Number of images in each other set.</param>
    public static BenchmarkData Of(BenchmarkDescription description, int training, int others = TestImages) =>
        Of(description, training, Shape(description), Classes(description), others);

    /// <summary>A benchmark of little noise: not every class has an image.</summary>
    public static BenchmarkData Few(BenchmarkDescription description, int training) =>
        Made(description, training, Shape(description), Classes(description), FewImages / 2);

    /// <summary>A benchmark of noise whose images are like those of a finished run.</summary>
    public static BenchmarkData Of(BenchmarkDescription description, int training, ImageShape shape, IReadOnlyList<string> classes, int others = TestImages) =>
        Made(description, Math.Max(training, PerClass * Math.Min(classes.Count, Images)), shape, classes, others);

    static ImageShape Shape(BenchmarkDescription description) => description.InDistribution.Shape is var shape && description.Size > 0
        ? new(shape.Channels, description.Size, description.Size) : description.InDistribution.Shape;

    static IReadOnlyList<string> Classes(BenchmarkDescription description) =>
        [.. description.KnownClasses?.Select(number => description.InDistribution.ClassNames[number]) ?? description.InDistribution.ClassNames];

    static BenchmarkData Made(BenchmarkDescription description, int training, ImageShape shape, IReadOnlyList<string> classes, int others) =>
        new()
        {
            Description = description,
            Training = Noise("training", shape, training, classes, withMasks: false),
            Validation = Noise("validation", shape, others, classes, withMasks: false),
            Test = Noise("test", shape, others, classes, withMasks: false),
            Shifted = [.. description.Shifted.Select(set => new ShiftedSet(set.Name, Noise(set.Name, shape, others, classes, withMasks: false)))],
            Ood = [new("ood", BenchmarkData.FarGroup, Noise("ood", shape, others, ["ood"], withMasks: true))],
        };

    static ImageSource Noise(string name, ImageShape shape, int count, IReadOnlyList<string> classes, bool withMasks)
    {
        var random = new Seed(0)["check"][name].ToRandom();
        var pixels = new byte[checked(count * shape.Length)];
        random.NextBytes(pixels);
        var labels = new int[count];
        for (var i = 0; i < count; i++) labels[i] = i % classes.Count;
        byte[]? masks = null;
        if (withMasks)
        {
            // The upper left quarter of every image.
            masks = new byte[count * shape.Height * shape.Width];
            for (var i = 0; i < masks.Length; i++)
                masks[i] = i % shape.Width < shape.Width / 2 && i / shape.Width % shape.Height < shape.Height / 2 ? byte.MaxValue : (byte)0;
        }
        return ImageSource.Of(new(pixels, shape, labels, classes, masks));
    }
}
