namespace OodDsl.Hosting.Tests;

public sealed class OperatingPointTests
{
    [Fact]
    public async Task The_usual_threshold_keeps_95_percent_of_validation_and_a_declared_one_is_what_it_says()
    {
        using var folder = new TemporaryFolder();

        var result = await TinyExperiment.Of(context => new Declaring(context)).Run(folder);

        var usual = result.OperatingPoints.Single(point => point.Score == "Msp");
        var validation = TensorFile.ReadNumbers(folder.At("run", "scores", "tiny-shapes-validation.safetensors"))["Msp"];
        Assert.False(usual.IsDeclared);
        Assert.Equal(OperatingPoint.ThresholdAtIdRecall<double>(validation), usual.Threshold);
        Assert.Equal(validation.Count(score => score >= usual.Threshold) / (double)validation.Length, usual.ValidationKept);
        Assert.InRange(usual.ValidationKept, 0.95, 1);

        var declared = result.OperatingPoints.Single(point => point.Score == "Means");
        Assert.Equal((true, -1.25), (declared.IsDeclared, declared.Threshold));
        var stripes = TensorFile.ReadNumbers(folder.At("run", "scores", "tiny-stripes.safetensors"))["Means"];
        var row = result.Results.Single(row => row is { Dataset: "tiny-stripes", Score: "Means" });
        Assert.Equal(stripes.Count(score => score >= -1.25) / (double)stripes.Length, row.Accepted);
        Assert.Equal(result.Results.Where(row => row is { Group: "near", Score: "Means" } && row.Dataset != "near").Average(row => row.Accepted),
            result.Results.Single(row => row is { Dataset: "near", Score: "Means" }).Accepted);
    }

    [Fact]
    public async Task Metrics_over_whole_sets_stand_beside_those_of_rows()
    {
        using var folder = new TemporaryFolder();

        var result = await TinyExperiment.Of(context => new Declaring(context)).Run(folder);

        Assert.Equal(["Images", "MeanLabel", "Spread"], result.Metrics.Keys.Order(StringComparer.Ordinal));
        using var tiny = new TinyContext();
        Assert.Equal(tiny.Context.Data.Training.Count, result.Metrics["Images"]);
    }

    [Fact]
    public async Task A_map_s_score_is_its_minimum_and_masks_give_pixel_metrics()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new Mapping(context)) with { Benchmark = typeof(Defects) };

        var result = await new Runner().RunAsync(
            experiment.Request(folder, "run", "Epochs=1") with { Split = "south-east" }, new RecordingObserver(), CancellationToken.None);

        // The map is minus the brightness: the white corner is the least, in every image.
        var row = result.Results.Single(row => row is { Dataset: "spotted-tiny-shapes", Score: "Darkness" });
        Assert.Equal((1.0, 1.0, 1.0), (row.Auroc, row.PixelAuroc!.Value, row.Pro!.Value));
        Assert.All(result.Results.Where(row => row.Score == "Msp"), row => Assert.Null(row.PixelAuroc));
        var scores = TensorFile.ReadNumbers(folder.At("run", "scores", "spotted-tiny-shapes.safetensors"))["Darkness"];
        Assert.All(scores, score => Assert.Equal(-1, score));
    }

    [Fact]
    public async Task A_map_of_another_size_is_refused_by_its_name()
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<UserException>(() => TinyExperiment.Of(context => new Mapping(context, half: true)).Run(folder));

        Assert.Contains("The score map Darkness has shape [", error.Message, StringComparison.Ordinal);
    }

    sealed class Declaring(RunContext context) : TinyRun(context)
    {
        protected override void Thresholds(ThresholdTable thresholds) => thresholds.Set("Means", -1.25);

        protected override void Measure(MetricTable metrics)
        {
            var train = CollectTraining(batch => [batch.Images.mean([1L, 2L, 3L])])[0];
            metrics.Add("Images", train.shape[0]);
            metrics.Add("Spread", train.std());
        }
    }

    sealed class Mapping(RunContext context, bool half = false) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            var map = -batch.Images.mean([1L]);
            scores.AddMap("Darkness", half ? map.narrow(1, 0, 4) : map);
        }
    }

    [InDistribution<TinyShapes>, OneClass(OthersAreOod = false), FarOod<ProtocolTests.Spotted<TinyShapes>>] sealed class Defects : Benchmark;
}
