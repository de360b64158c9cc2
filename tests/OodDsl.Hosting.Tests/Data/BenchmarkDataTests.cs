namespace OodDsl.Hosting.Tests;

public sealed class BenchmarkDataTests
{
    [Fact]
    public void Known_classes_are_renamed_and_the_others_are_held_out()
    {
        using var folder = new TemporaryFolder();
        var whole = new TinyShapes();
        var test = whole.Load(Split.Test, folder.Data());

        var data = BenchmarkData.Load(BenchmarkDescription.Of(typeof(TinyBenchmark)), new(folder.Data()), limit: null);

        int[] known = [3, 0, 1];
        Assert.Equal(test.Labels!.Where(known.Contains).Select(label => Array.IndexOf(known, label)), data.Test.Labels!);
        Assert.Equal(["south-east", "north-west", "north-east"], data.Test.ClassNames);
        Assert.Equal(["tiny-shapes-held-out", "tiny-stripes", "uniform-noise"], data.Ood.Select(set => set.Name));
        Assert.Equal(["near", "near", "far"], data.Ood.Select(set => set.Group));
        Assert.Equal(test.Labels!.Count(label => label == 2), data.Ood[0].Images.Count);
        Assert.All(data.Ood, set => Assert.Equal(new ImageShape(1, 8, 8), set.Images.Shape));
    }

    [Fact]
    public void Validation_is_the_last_tenth_of_each_class()
    {
        using var folder = new TemporaryFolder();
        var train = new TinyShapes().Load(Split.Train, folder.Data()).OfClasses(3, 0, 1);

        var data = BenchmarkData.Load(BenchmarkDescription.Of(typeof(TinyBenchmark)), new(folder.Data()), limit: null);

        for (var k = 0; k < 3; k++)
        {
            var rows = Enumerable.Range(0, train.Count).Where(row => train.Labels![row] == k).ToArray();
            var validation = rows.Length / 10;
            Assert.Equal(Bytes(train, rows[..^validation]), Bytes(data.Training, Rows(data.Training, k)));
            Assert.Equal(Bytes(train, rows[^validation..]), Bytes(data.Validation, Rows(data.Validation, k)));
        }
        Assert.Equal(train.Count, data.Training.Count + data.Validation.Count);
    }

    [Fact]
    public void Too_few_images_for_a_validation_set_are_refused()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<UserException>(BenchmarkData.Load(BenchmarkDescription.Of(typeof(OfFew)), new(folder.Data()), limit: null).RequireValidation);

        Assert.Equal(ExitCode.Configuration, error.Code);
        Assert.Contains("few leaves no validation images", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_keeps_the_first_training_images_and_all_others()
    {
        using var folder = new TemporaryFolder();
        var description = BenchmarkDescription.Of(typeof(TinyBenchmark));
        var all = BenchmarkData.Load(description, new(folder.Data()), limit: null);

        var few = BenchmarkData.Load(description, new(folder.Data()), limit: 17);

        Assert.Equal(all.Training.Load().Pixels[..(17 * 64)], few.Training.Load().Pixels);
        Assert.Equal(all.Validation.Load().Pixels, few.Validation.Load().Pixels);
        Assert.Equal(all.Test.Load().Pixels, few.Test.Load().Pixels);
    }

    [Fact]
    public void Missing_data_is_an_error_of_the_environment()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<UserException>(
            () => BenchmarkData.Load(BenchmarkDescription.Of(typeof(FashionMnistOod)), new(folder.Data()), null));

        Assert.Equal(ExitCode.Environment, error.Code);
        Assert.Contains("fashion-mnist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_are_read_in_order()
    {
        var description = BenchmarkDescription.Of(typeof(FashionMnistOod));

        Assert.Equal("FashionMnistOod", description.Name);
        Assert.Equal([0, 1, 2, 3, 4, 7, 8, 9], description.KnownClasses!);
        Assert.Equal("fashion-mnist-held-out", description.HeldOut);
        Assert.Equal(["letters"], description.Near.Select(set => set.Name));
        Assert.Equal(["digits", "textures", "uniform-noise"], description.Far.Select(set => set.Name));
        Assert.Equal(8, description.Classes);
    }

    [Theory]
    [InlineData(typeof(Nothing), "names no ID data set")]
    [InlineData(typeof(NoOod), "has no OOD set")]
    [InlineData(typeof(Twice), "names the set 'digits' more than once")]
    [InlineData(typeof(Both), "has both [OneClass] and [KnownClasses(...)]")]
    [InlineData(typeof(Alone), "has no OOD set")]
    [InlineData(typeof(Unknown), "has known classes 0, 4")]
    [InlineData(typeof(Everything), "holds out no class")]
    public void A_wrong_benchmark_says_what_is_wrong(Type benchmark, string expected)
    {
        var error = Assert.Throws<UserException>(() => BenchmarkDescription.Of(benchmark));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Configuration, error.Code);
    }

    static int[] Rows(ImageSource images, int label) => [.. Enumerable.Range(0, images.Count).Where(row => images.Labels![row] == label)];

    static byte[] Bytes(ImageSource images, int[] rows) => images.Select(rows).Load().Pixels;

    static byte[] Bytes(ImageSet images, int[] rows) => images.Select(rows).Pixels;

    [FarOod<Digits>] sealed class Nothing : Benchmark;

    [InDistribution<Few>, FarOod<UniformNoise>] sealed class OfFew : Benchmark;

    /// <summary>Nine images of each class.</summary>
    sealed class Few : DataSet
    {
        public override IReadOnlyList<string> ClassNames => ["dark", "light"];

        public override IReadOnlyList<DataFile> Files(Split split) => [];

        public override ImageSet Load(Split split, DataFolders folders) => new(new byte[18 * 64], new(1, 8, 8), [.. Enumerable.Range(0, 18).Select(i => i % 2)], ClassNames);
    }

    [InDistribution<TinyShapes>] sealed class NoOod : Benchmark;

    [InDistribution<TinyShapes>, NearOod<Digits>, FarOod<Digits>] sealed class Twice : Benchmark;

    [InDistribution<TinyShapes>, KnownClasses(0, 1), OneClass] sealed class Both : Benchmark;

    [InDistribution<TinyShapes>, OneClass(OthersAreOod = false)] sealed class Alone : Benchmark;

    [InDistribution<TinyShapes>, KnownClasses(0, 4)] sealed class Unknown : Benchmark;

    [InDistribution<TinyShapes>, KnownClasses(0, 1, 2, 3)] sealed class Everything : Benchmark;
}
