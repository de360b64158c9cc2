namespace OodDsl.Hosting.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public void Each_class_in_turn_is_a_split_and_the_others_are_ood()
    {
        using var folder = new TemporaryFolder();
        var test = new TinyShapes().Load(Split.Test, folder.Data());
        var benchmark = BenchmarkDescription.Of(typeof(OneShape));

        Assert.Equal(["north-west", "north-east", "south-west", "south-east"], benchmark.Splits.Select(split => split.Name));
        for (var k = 0; k < 4; k++)
        {
            var data = BenchmarkData.Load(benchmark.At(benchmark.Splits[k].Name), new(folder.Data()), limit: null);
            Assert.Equal((1, test.Labels!.Count(label => label == k)), (data.Classes, data.Test.Count));
            Assert.Equal(test.Labels!.Count(label => label != k), Assert.Single(data.Ood).Images.Count);
            Assert.Equal(benchmark.Splits[k].Name, Assert.Single(data.Training.ClassNames));
        }
    }

    [Fact]
    public void Several_known_classes_are_a_split_each()
    {
        var benchmark = BenchmarkDescription.Of(typeof(FashionMnistOpenSet));

        Assert.Equal(Protocol.OpenSet, benchmark.Protocol);
        Assert.Equal(["split-0", "split-1", "split-2"], benchmark.Splits.Select(split => split.Name));
        Assert.Equal([0, 3, 5, 7, 8, 9], benchmark.At("split-1").KnownClasses!);
        Assert.Equal([3, 4, 5, 7, 8, 9], benchmark.At("2").KnownClasses!);
        Assert.Equal("fashion-mnist-held-out", benchmark.HeldOut);
        Assert.Equal(16, benchmark.Size);
        Assert.Contains("has no split 'split-3'", Assert.Throws<UserException>(() => benchmark.At("split-3")).Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => benchmark.At(null));
        Assert.Throws<UserException>(() => BenchmarkDescription.Of(typeof(FashionMnistOod)).At("0"));
    }

    [Fact]
    public void Class_names_are_folders()
    {
        var benchmark = BenchmarkDescription.Of(typeof(FashionMnistOneClass));

        Assert.Equal(["t-shirt-top", "trouser", "pullover"], benchmark.Splits.Take(3).Select(split => split.Name));
        Assert.Equal("ankle-boot", benchmark.Splits[9].Name);
    }

    [Fact]
    public void Defects_are_those_of_the_class_whose_turn_it_is_with_their_masks()
    {
        using var folder = new TemporaryFolder();
        var benchmark = BenchmarkDescription.Of(typeof(Defects)).At("south-west");

        var data = BenchmarkData.Load(benchmark, new(folder.Data()), limit: null);

        var set = Assert.Single(data.Ood);
        Assert.Equal(("spotted-tiny-shapes", "far", data.Test.Count), (set.Name, set.Group, set.Images.Count));
        Assert.Equal(new ImageShape(1, 16, 16), set.Images.Shape);
        // One pixel of 8 x 8 in the corner is a square of four in 16 x 16; interpolation spreads it.
        Assert.All(Enumerable.Range(0, set.Images.Count), row => Assert.Equal(byte.MaxValue, set.Images.Masks![row * 256]));
        Assert.InRange(set.Images.Masks!.Count(mask => mask != 0), 1 * set.Images.Count, 4 * set.Images.Count);
        Assert.Null(data.Test.Masks);
    }

    [Fact]
    public async Task A_run_of_a_split_says_so()
    {
        using var folder = new TemporaryFolder();
        var request = (TinyExperiment.Descriptor with { Benchmark = typeof(OneShape) }).Request(folder, "run", "Epochs=1") with { Split = "north-east" };

        var result = await new Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None);

        Assert.Equal("north-east", result.Split);
        Assert.Equal("north-east", new RunFolder(folder.At("run")).ReadManifest().Split);
        // One class can't be mistaken for another.
        Assert.All(result.Results, row => Assert.Null(row.Oscr));
        var before = await File.ReadAllBytesAsync(folder.At("run", "results.json"));
        await new Runner().EvaluateAsync(
            folder.At("run"), [request.Experiment], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("run", "results.json")));
    }

    [InDistribution<TinyShapes>, OneClass] sealed class OneShape : Benchmark;

    [InDistribution<TinyShapes>(Size = 16), OneClass(OthersAreOod = false), FarOod<Spotted<TinyShapes>>] sealed class Defects : Benchmark;

    /// <summary>Images with a white pixel in the corner.</summary>
    public sealed class Spotted<T> : ComposedDataSet<T> where T : DataSet, new()
    {
        protected override ImageSet Compose(ImageSet source, Split split)
        {
            var (pixels, masks) = ((byte[])source.Pixels.Clone(), new byte[source.Count * source.Height * source.Width]);
            for (var row = 0; row < source.Count; row++) (pixels[row * source.Shape.Length], masks[row * source.Height * source.Width]) = (255, 1);
            return new(pixels, source.Shape, source.Labels, source.ClassNames, masks);
        }
    }
}
