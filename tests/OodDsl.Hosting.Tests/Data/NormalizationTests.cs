namespace OodDsl.Hosting.Tests;

public sealed class NormalizationTests
{
    // configs/datasets/*/*.yml (normalization_type) and preprocessors/transform.py of OpenOOD.
    [Theory]
    [InlineData(typeof(OpenOodCifar10), 0.4914, 0.2616)]
    [InlineData(typeof(OpenOodCifar100Benchmark), 0.5071, 0.2761)]
    [InlineData(typeof(OpenOodMnistBenchmark), 0.5, 0.5)]
    [InlineData(typeof(OpenOodImageNet200), 0.485, 0.225)]
    [InlineData(typeof(OpenOodImageNet1k), 0.485, 0.225)]
    [InlineData(typeof(OpenOodCifar6Seed3), 0.4914, 0.2616)]
    [InlineData(typeof(OpenOodCifar50Seed1), 0.5071, 0.2761)]
    [InlineData(typeof(OpenOodMnist6Seed2), 0.5, 0.5)]
    [InlineData(typeof(OpenOodTinyImageNet20Seed5), 0.485, 0.225)]
    [InlineData(typeof(ImageNetFar), 0.485, 0.225)]
    public void Benchmarks_of_published_networks_have_their_numbers(Type benchmark, double firstMean, double lastDeviation)
    {
        var known = BenchmarkDescription.Of(benchmark).InDistribution.Normalization!;
        Assert.Equal((firstMean, lastDeviation), (known.Mean[0], known.Deviation[^1]));
        Assert.Equal((3, 3), (known.Mean.Count, known.Deviation.Count));
    }

    [Fact]
    public void The_default_input_layer_has_the_declared_numbers_else_those_of_the_training_images()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal([0.25], Mean(typeof(Declared)));
        var measured = Mean(typeof(TinyBenchmark));
        Assert.InRange(measured[0], 0.26, 0.5);

        double[] Mean(Type benchmark)
        {
            var source = new DataSource(folder.Data());
            using var scope = NewDisposeScope();
            using var context = new RunContext(CPU, new(0), SettingValues.Resolve([], []), BenchmarkData.Load(BenchmarkDescription.Of(benchmark), source, limit: null), source);
            var layer = context.Standardization();
            return Array.ConvertAll(layer.state_dict()["mean"].data<float>().ToArray(), value => (double)value);
        }
    }

    [InDistribution<Shapes>, FarOod<UniformNoise>] sealed class Declared : Benchmark;

    sealed class Shapes : DataSet
    {
        readonly TinyShapes images = new();

        public override IReadOnlyList<string> ClassNames => images.ClassNames;

        public override Normalization Normalization => new([0.25], [0.5]);

        public override IReadOnlyList<DataFile> Files(Split split) => [];

        public override ImageSet Load(Split split, DataFolders folders) => images.Load(split, folders);
    }
}
