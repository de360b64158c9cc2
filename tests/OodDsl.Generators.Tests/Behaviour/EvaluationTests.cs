using OodDsl.Hosting;

namespace OodDsl.Generators.Tests;

/// <summary>Scores, maps, metrics, thresholds, draws in evaluation, and forward passes by themselves.</summary>
public class EvaluationTests
{
    [Fact]
    public void MapsMetricsAndThresholds()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Setting] static double Hard => 0.5;
                [ScoreMap] static Tensor Map(Tensor images) => -images[.., 0];
                [Score] static Tensor Darkest(Tensor images) => -images.flatten(1).amax(1);
                [OodScore<Msp>] static Tensor Raised(Func<Tensor, Tensor> logits, Tensor images) => Note("raised", 2 + logits(images).amax([1]).sigmoid());
                [Metric] static Tensor Rows(Tensor trainFeatures, Tensor validationLabels) => tensor(trainFeatures.shape[0] * 100.0 + validationLabels.shape[0]);
                [Metric] static Tensor Right(Tensor logits, Tensor labels) => logits.argmax(1).eq(labels);
                [Log] static Tensor Largest(Tensor logits) => logits.amax([1]);
                [Threshold<Msp>] static double Cut(int classes, double hard) => 1 - hard + hard / classes;
                [Threshold(nameof(Darkest))] static Tensor Level(Tensor validationImages) => -validationImages.mean();
            }
            """);
        var (result, folder) = sample.Execute();
        double Auroc(string score) => result.Results.Single(row => row.Score == score && row.Dataset == "dim-quadrants").Auroc;
        Assert.Equal(Auroc("Darkest"), Auroc("Map"));
        Assert.Equal(4808, result.Metrics["Rows"]);
        Assert.Equal(result.IdAccuracy!.Value, result.Metrics["Right"], 5);
        // ID images keep their probability, at most 1; OOD images come out above it, and nothing is computed of the others.
        Assert.Equal(0, Auroc("Raised"));
        Assert.All(Probe.Of("raised"), batch => Assert.All(batch, value => Assert.True(value > 2)));
        // 0.5 + 0.5 / 4; the other one is declared as a tensor, and the score without one keeps 95 % of ID validation.
        var points = result.OperatingPoints.ToDictionary(point => point.Score);
        Assert.Equal((0.625, true), (points["Msp"].Threshold, points["Msp"].IsDeclared));
        Assert.True(points["Darkest"].IsDeclared);
        Assert.False(points["Map"].IsDeclared);
        Assert.Contains("\"Largest\":", File.ReadAllText(Path.Combine(folder, "metrics.jsonl")), StringComparison.Ordinal);
        Assert.Contains("thresholds.Set(\"Msp\", Cut(Context.Classes, declared.Hard));", sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AMapIsComparedWithMasks()
    {
        using var sample = SampleRun.Of("""
            [InDistribution<Quadrants>, FarOod<DrawnDefects<Quadrants>>] public sealed class Defects : Benchmark;
            [Experiment, Benchmark<Defects>]
            public partial class Sample : Tiny
            {
                [ScoreMap] static Tensor Bright(Tensor images) => images[.., 0];
                [ScoreMap] static Tensor Dark(Tensor images) => -images[.., 0];
            }
            """);
        var rows = sample.Run().Results.Where(row => row.Dataset != row.Group).ToDictionary(row => row.Score);
        Assert.Null(rows["Msp"].PixelAuroc);
        // One map is the other's negative.
        Assert.Equal(1, rows["Bright"].PixelAuroc!.Value + rows["Dark"].PixelAuroc!.Value, 6);
        Assert.InRange(rows["Bright"].Pro!.Value, 0, 1);
    }

    [Fact]
    public void DrawsInEvaluationAreThoseOfTheRun()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Head] static Linear Shift(int featureWidth) => Linear(featureWidth, 4);
                [Loss] static Tensor Same(Tensor shift) => shift.square().mean();
                [Value] static Tensor DrawnImages(Tensor images, Draws random, Random dice, int draws = 3) =>
                    cat([.. Enumerable.Range(0, draws).Select(_ => images * random.Uniform(images.shape[0], 1, 1, 1) + 0 * dice.NextDouble())]);
                [Value] static Tensor Recognition(Tensor images, Tensor drawnShift) => drawnShift.view(-1, images.shape[0], 4).mean([0]);
                [Fit] static Tensor Scale(Tensor trainRecognition) => Note("scale", 1 / trainRecognition.abs().mean([0]));
                [Score] static Tensor Drawn(Tensor recognition, Tensor scale) => Note("scores", (recognition * scale).sum([1]));
            }
            """);
        var (first, folder) = sample.Execute();
        var (scale, scores) = (Probe.Of("scale")[0], Probe.Of("scores").ToArray());
        Assert.Equal(scores[0].Length, scores[0].Distinct().Count());
        Probe.Clear();
        Assert.Equal(first.Results, sample.Evaluate(folder).Results);
        Assert.Equal(scale, Probe.Of("scale")[0]);
        Assert.Equal(scores, Probe.Of("scores"));
    }

    [Fact]
    public void AnImageIsDrawnTheSameWhateverTheBatch()
    {
        using var sample = SampleRun.Of("""
            [Experiment, RandomCrop(Padding = 1), HorizontalFlip, ColorJitter(0.4), RandAugment]
            public partial class Sample : Tiny
            {
                [Value] static Tensor DrawnImages(Tensor images, RandomCrop crop, HorizontalFlip flip, ColorJitter jitter, RandAugment strong, Draws random, Random dice)
                {
                    var drawn = Enumerable.Range(0, 3).Select(_ => Apply(images, random, crop, flip, jitter, strong) * (0.5 + dice.NextDouble() / 2)).ToArray();
                    Note("drawn", stack(drawn, 1));
                    return cat(drawn);
                }
                [Fit] static Tensor Level(Tensor trainDrawnLogits) => Note("level", trainDrawnLogits.mean([0]));
                [Score] static Tensor Averaged(Tensor images, Tensor drawnLogits, Tensor level) =>
                    Note("averaged", (drawnLogits - level).view(-1, images.shape[0], 4).mean([0]).amax(1));
                [Score] static Tensor Noisy(Tensor images, Func<Tensor, Tensor> logits, Draws random) =>
                    Note("noisy", logits(images + 0.1 * Note("noise", random.Normal(images.shape))).amax(1));
                [Metric] static Tensor Kept(Tensor images, Tensor labels, Func<Tensor, Tensor> logits, Draws random) =>
                    logits(Pgd(images, 0.1, 0.05, 2, random, x => cross_entropy(logits(x), labels))).argmax(1) == labels;
            }
            """);
        var whole = Drawn(256);
        Assert.NotEqual(whole.Noise[..64], whole.Noise[64..128]);
        foreach (var rows in new[] { 7, 1 })
        {
            var part = Drawn(rows);
            Assert.Equal(whole.Drawn, part.Drawn);
            Assert.Equal(whole.Noise, part.Noise);
            Assert.All(whole.Level.Zip(part.Level), pair => Assert.Equal(pair.First, pair.Second, 5));
            Assert.Equal(whole.Result.Metrics, part.Result.Metrics);
            Assert.All(whole.Scores.Zip(part.Scores), pair => Assert.Equal(pair.First, pair.Second, 5));
        }

        (RunResult Result, float[] Drawn, float[] Noise, float[] Level, float[] Scores) Drawn(int rows)
        {
            Probe.Clear();
            var (result, _) = sample.Execute("sample", rows);
            float[] scores = [.. All("averaged"), .. All("noisy")];
            return (result, All("drawn"), All("noise"), All("level"), scores);
        }

        static float[] All(string name) => [.. Probe.Of(name).SelectMany(note => note)];
    }

    [Fact]
    public void ImagesThatGoThroughTheNetworkByThemselvesShareNoStatistics()
    {
        const string source = """
            [Experiment]
            public partial class Sample : Tiny
            {
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Value(SeparateForward = true)] static Tensor DarkImages(Tensor images) => images * 0.01;
                [Value] static Tensor AImages(Tensor images) => images.flip(3);
                [Value] static Tensor BImages(Tensor images) => images.flip(2);
                [Value] static Tensor CImages(Tensor images) => images.neg();
                [Value] static Tensor DImages(Tensor images) => images + 1;
                [Loss] static Tensor Look(Tensor features, Tensor darkFeatures, Tensor aFeatures, Tensor bFeatures, Tensor cFeatures, Tensor dFeatures, Sequential net)
                {
                    Note("batches", net.named_buffers().Single(buffer => buffer.name.Contains("num_batches")).buffer);
                    Note("images", features);
                    Note("flipped", aFeatures);
                    return (features + darkFeatures + aFeatures + bFeatures + cFeatures + dFeatures).mean() * 0;
                }
            }
            """;
        using var sample = SampleRun.Of(source);
        sample.Run();
        // Two passes per step: the dark images', and one of all others, more than four.
        Assert.Equal([2, 4, 6], Probe.Numbers("batches"));
        Assert.Contains("var together = Together(network.Features, [images, aImages, bImages, cImages, dImages]);",
            sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
        // A loss that receives the backbone itself may forward it once more.
        Assert.Equal(3, sample.Catalog[0].Plan.PassesPerStep);
    }

    [Fact]
    public void WithoutALossNothingIsTrained()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Without<Loss>, Without<Msp>]
            public partial class Sample : Tiny
            {
                [Score] static Tensor Sum(Tensor features) => features.sum([1]);
            }
            """);
        var (result, folder) = sample.Execute();
        Assert.Null(result.IdAccuracy);
        Assert.Contains(result.Results, row => row.Score == "Sum");
        Assert.False(File.Exists(Path.Combine(folder, "metrics.jsonl")));
    }
}
