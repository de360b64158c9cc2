namespace OodDsl.Generators.Tests;

/// <summary>Fits: what they return, what they see, what reads them.</summary>
public class FitTests
{
    [Fact]
    public void TheyReturnNumbersRecordsAndTuplesAndReadEachOther()
    {
        using var sample = SampleRun.Of("""
            public sealed record Range(Tensor Low, double Width);
            [Experiment, RandomCrop(Padding = 2)]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Loss] static Tensor Look(Tensor rawImages, Tensor images, Tensor indices, Tensor features)
                {
                    Note("raw", rawImages);
                    Note("rows", indices);
                    Note("moved", (rawImages - images).abs().max());
                    return features.mean() * 0;
                }
                [Fit] static double Temperature(Tensor validationLogits, Tensor validationLabels)
                {
                    Note("validation", tensor(new[] { validationLogits.shape[0], validationLabels.shape[0] }));
                    return 2;
                }
                [Fit] static Range Bounds(Tensor trainImages, Tensor center, double temperature, Sequential net)
                {
                    Note("train", trainImages);
                    Note("training", net.training ? 1 : 0);
                    return new(center - 1, temperature * 3);
                }
                [Fit] static (Tensor center, double spread) Normality(Tensor trainFeatures) => (Note("center", trainFeatures.mean([0])), 4);
                [Score] static Tensor Density(Tensor features, Tensor center, double spread, Range bounds, double temperature)
                {
                    Note("read", tensor(new[] { (float)temperature, (float)bounds.Width, (float)spread }));
                    Note("low", bounds.Low);
                    return -(features - center).square().sum([1]) / spread;
                }
            }
            """);
        var (_, folder) = sample.Execute();
        Assert.Equal([8f, 8f], Probe.Of("validation")[0]);
        Assert.All(Probe.Of("read"), read => Assert.Equal([2, 6, 4], read));
        Assert.Equal(Probe.Of("center")[0].Select(value => value - 1), Probe.Of("low")[0]);
        Assert.Equal(0, Probe.Numbers("training")[0]);
        // The whole set in file order, without augmentation, which training had.
        Assert.All(Probe.Numbers("moved"), moved => Assert.InRange(moved, 0.01f, 1));
        var train = Probe.Of("train")[0].Chunk(64).ToArray();
        Assert.Equal(48, train.Length);
        foreach (var (rows, raw) in Probe.Of("rows").Zip(Probe.Of("raw")))
            Assert.All(rows.Zip(raw.Chunk(64)), pair => Assert.Equal(pair.Second, train[(int)pair.First]));
        // Passed on as artefacts of the run.
        var kept = File.ReadAllText(Path.Combine(folder, "checkpoints", "fits.safetensors"));
        Assert.Contains("\"Bounds.Low\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"Normality.0\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void TheyReadTheOodValidationSetsWithoutAnybodyTrainingOnThem()
    {
        using var sample = SampleRun.Of("""
            [Experiment, OodValidation<BrightQuadrants>]
            public partial class Sample : Tiny
            {
                [Fit] static Tensor Strange(Tensor oodValidationFeatures, ImageRows oodValidationImages)
                {
                    Note("counts", tensor(new[] { oodValidationFeatures.shape[0], oodValidationImages.Count }));
                    Note("first", oodValidationImages.Run(0, 1));
                    return oodValidationFeatures.mean([0]);
                }
                [Score] static Tensor Unlike(Tensor features, Tensor strange) => (features - strange).square().sum([1]);
            }
            """);
        var (result, _) = sample.Execute();
        var counts = Probe.Of("counts")[0];
        Assert.True(counts[0] > 10, $"{counts[0]}");
        Assert.Equal(counts[0], counts[1]);
        Assert.All(Probe.Of("first")[0], pixel => Assert.InRange(pixel, 0, 1));
        Assert.Contains(result.Results, one => one.Score == "Unlike");
    }

    [Fact]
    public void TheyRunAgainEveryEpochOrEverySoManyEpochs()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Epochs = 4)]
            public partial class Sample : Tiny
            {
                [Fit(Every = 1)] static Tensor Center(Tensor trainFeatures) => Note("center", trainFeatures.mean([0]));
                [Fit(Every = 2)] static Tensor Spread(Tensor trainFeatures, Tensor trainLabels) => Note("spread", trainFeatures.std(0));
                [Loss] static Tensor Pull(Tensor features, Tensor center, Tensor spread) => ((features - center) / (spread + 1)).square().mean() * 0.1;
            }
            """);
        sample.Run();
        Assert.Equal((4, 2), (Probe.Of("center").Count, Probe.Of("spread").Count));
        Assert.NotEqual(Probe.Of("center")[0], Probe.Of("center")[1]);
    }
}
