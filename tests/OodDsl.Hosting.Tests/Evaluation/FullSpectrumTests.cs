namespace OodDsl.Hosting.Tests;

/// <summary>Benchmarks whose ID classes are also evaluated under a covariate shift.</summary>
public sealed class FullSpectrumTests
{
    static readonly ExperimentDescriptor Shifted = TinyExperiment.Descriptor with { Benchmark = typeof(ShiftedBenchmark) };

    [Fact]
    public async Task Shifted_images_are_pooled_with_the_ID_test_images()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();

        var result = await Shifted.Run(folder);

        var run = new RunFolder(folder.At("run"));
        var (id, dim, noise) = (Read("tiny-shapes"), Read("dim-shapes"), Read("uniform-noise"));
        double[] pool = [.. id["Msp"], .. dim["Msp"]];
        var expected = OodMetrics.FullSpectrum<double>(id["Msp"], [dim["Msp"]], noise["Msp"]);
        var row = result.FullSpectrum!.Single(one => one is { Score: "Msp", Dataset: "uniform-noise" });
        Assert.Equal((expected.Auroc, expected.Fpr95, expected.AuprOut), (row.Auroc, row.Fpr95, row.AuprOut));
        Assert.Equal(OodMetrics.Compute<double>(pool, noise["Msp"]).Auroc, row.Auroc);
        // The usual results are those without the shifted images.
        var usual = result.Results.Single(one => one is { Score: "Msp", Dataset: "uniform-noise" });
        Assert.Equal(OodMetrics.Compute<double>(id["Msp"], noise["Msp"]).Auroc, usual.Auroc);
        Assert.NotEqual(usual.Auroc, row.Auroc);
        Assert.Equal(result.Results.Select(one => (one.Score, one.Group, one.Dataset)), result.FullSpectrum!.Select(one => (one.Score, one.Group, one.Dataset)));
        var right = Right(id) + Right(dim);
        Assert.Equal(right / (double)pool.Length, result.FullSpectrumAccuracy!.Value, 1e-12);
        Assert.Equal(Right(id) / (double)id["Msp"].Length, result.IdAccuracy!.Value, 1e-12);
        Assert.Contains("\"fullSpectrum\"", await File.ReadAllTextAsync(run.Results), StringComparison.Ordinal);

        Dictionary<string, double[]> Read(string set) => TensorFile.Read(run.Scores(set)).Tensors
            .ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float64).data<double>().ToArray(), StringComparer.Ordinal);

        static int Right(Dictionary<string, double[]> set) => set["predictions"].Zip(set["labels"]).Count(pair => pair.First == pair.Second);
    }

    [Fact]
    public async Task Other_benchmarks_say_nothing_of_it()
    {
        using var folder = new TemporaryFolder();
        var result = await TinyExperiment.Descriptor.Run(folder);
        Assert.Null(result.FullSpectrum);
        Assert.DoesNotContain("fullSpectrum", await File.ReadAllTextAsync(new RunFolder(folder.At("run")).Results), StringComparison.Ordinal);
    }

    [Fact]
    public void Shifted_sets_have_the_ID_set_s_classes() => Assert.Contains(
        "tiny-stripes of 1 classes", Assert.Throws<UserException>(() => BenchmarkDescription.Of(typeof(WronglyShifted))).Message, StringComparison.Ordinal);
}

/// <summary>The shapes at half their brightness.</summary>
public sealed class DimShapes : DataSet
{
    public override IReadOnlyList<string> ClassNames => new TinyShapes().ClassNames;

    public override IReadOnlyList<DataFile> Files(Split split) => [];

    public override ImageSet Load(Split split, DataFolders folders)
    {
        var images = new TinyShapes().Load(split, folders);
        return new([.. images.Pixels.Select(level => (byte)(level / 2))], images.Shape, images.Labels, ClassNames);
    }
}

[InDistribution<TinyShapes>, KnownClasses(3, 0, 1), NearOod<TinyStripes>, FarOod<UniformNoise>, CovariateShifted<DimShapes>]
public sealed class ShiftedBenchmark : Benchmark;

[InDistribution<TinyShapes>, FarOod<UniformNoise>, CovariateShifted<TinyStripes>]
public sealed class WronglyShifted : Benchmark;
