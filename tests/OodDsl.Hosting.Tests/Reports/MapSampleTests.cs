namespace OodDsl.Hosting.Tests;

public sealed class MapSampleTests
{
    [Fact]
    public async Task Of_a_score_map_the_images_at_both_ends_are_kept_and_shown_with_their_masks()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new Mapping(context)) with { Benchmark = typeof(Defects) };
        await new Runner().RunAsync(experiment.Request(folder) with { Split = "south-west" }, new RecordingObserver(), CancellationToken.None);

        var run = new RunFolder(folder.At("run"));
        var files = new ScoreFiles(run);
        foreach (var set in (string[])["tiny-shapes", "spotted-tiny-shapes"])
        {
            var (scores, maps) = (files.Of(set, "Darkness"), files.Maps(set, "Darkness"));
            Assert.Equal(2 * MapSample.Count, maps.Count);
            Assert.All(maps, map => Assert.Equal(scores[map.Key], map.Value.Min(), 1e-6));
            var ends = scores.Order().ToArray();
            Assert.Equal(ends[..MapSample.Count].Concat(ends[^MapSample.Count..]), maps.Keys.Select(row => scores[row]).Order());
        }
        Assert.Empty(files.Maps("tiny-shapes", "Msp"));

        var sample = await RunThread.Start("sample", () => new RunSampler([experiment], folder.Data(), "cpu", 1, CancellationToken.None).Of(ReportRun.Read(run)), CancellationToken.None);
        var shown = sample.Examples.Single(score => score.Score == "Darkness");
        Assert.All(shown.OodHighest.Concat(shown.OodLowest), image => Assert.True(image.Map is not null && image.Mask is not null));
        Assert.All(shown.IdLowest, image => Assert.True(image.Map is not null && image.Mask is null));
        Assert.All(sample.Examples.Single(score => score.Score == "Msp").OodLowest, image => Assert.Null(image.Map));
        // The run itself left a page that shows as many pictures.
        var page = await File.ReadAllTextAsync(run.Report);
        Assert.Equal(sample.Examples.Sum(Pictures), page.Split("<img ").Length - 1);

        static int Pictures(ScoreExamples score) => score.IdLowest.Concat(score.IdHighest).Concat(score.OodHighest).Concat(score.OodLowest)
            .Sum(image => 1 + (image.Map is null ? 0 : 1) + (image.Mask is null ? 0 : 1));
    }

    sealed class Mapping(RunContext context) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            scores.AddMap("Darkness", -batch.Images.mean([1L]));
        }
    }

    [InDistribution<TinyShapes>, OneClass(OthersAreOod = false), FarOod<ProtocolTests.Spotted<TinyShapes>>]
    sealed class Defects : Benchmark;
}
