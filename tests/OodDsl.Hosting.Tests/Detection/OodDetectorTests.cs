using Microsoft.Extensions.DependencyInjection;
using OodDsl.Tests;

namespace OodDsl.Hosting.Tests;

/// <summary>A finished run that judges images.</summary>
public sealed class OodDetectorTests(TinyDetection run) : IClassFixture<TinyDetection>
{
    static readonly OodDetectorOptions OneThread = new() { Device = "cpu", Threads = 1 };

    [Fact]
    public void It_gives_the_run_s_own_scores_and_shares_and_reads_no_data_set()
    {
        var loads = TinyShapes.Loads;
        using var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread);
        var verdicts = detector.DetectPixels(run.Test.Pixels);
        Assert.Equal(loads, TinyShapes.Loads);

        var scores = TensorFile.ReadNumbers(run.Run.Scores("tiny-shapes"));
        Assert.Equal(["Msp", "Means"], detector.ScoreNames);
        Assert.Equal("Msp", detector.ScoreName);
        Assert.Equal(run.Test.Count, verdicts.Count);
        foreach (var name in detector.ScoreNames) Assert.Equal(scores[name], verdicts.Select(verdict => verdict.Scores[name]));
        Assert.Equal(scores["Msp"], verdicts.Select(verdict => verdict.Score));
        Assert.Equal(scores["confidences"], verdicts.Select(verdict => verdict.Confidence!.Value));
        var point = run.Run.ReadResults().OperatingPoints[0];
        Assert.Equal(point.Threshold, detector.Threshold);
        Assert.Equal(point.IdKept, verdicts.Count(verdict => !verdict.IsOutOfDistribution) / (double)verdicts.Count);
        Assert.InRange(point.IdKept, 0.8, 0.999);
        Assert.Equal(["south-east", "north-west", "north-east"], detector.Classes);
        var right = verdicts.Where((verdict, i) => verdict.Class == detector.Classes[run.Test.Labels![i]]).Count();
        Assert.Equal(run.Run.ReadResults().IdAccuracy!.Value, right / (double)verdicts.Count, 1e-12);
    }

    [Fact]
    public void Another_score_or_threshold_decides_when_it_is_named()
    {
        using var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread with { Score = "means" });
        var point = run.Run.ReadResults().OperatingPoints.Single(point => point.Score == "Means");
        Assert.Equal(("Means", point.Threshold), (detector.ScoreName, detector.Threshold));
        var verdict = detector.DetectPixels(run.Test.Image(0))[0];
        Assert.Equal(verdict.Scores["Means"], verdict.Score);

        using var strict = OodDetector.Load<Tiny>(run.Run.Path, OneThread with { Threshold = 1.1 });
        Assert.All(strict.DetectPixels(run.Test.Pixels), one => Assert.True(one.IsOutOfDistribution));
        using var lax = OodDetector.Load<Tiny>(run.Run.Path, OneThread with { Threshold = 0 });
        Assert.All(lax.DetectPixels(run.Test.Pixels), one => Assert.False(one.IsOutOfDistribution));
    }

    [Fact]
    public void Pictures_bytes_and_tensors_are_judged_alike()
    {
        using var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread);
        var first = detector.DetectPixels(run.Test.Image(3))[0];
        Same(first, detector.Detect(Png(3)));
        using var scope = NewDisposeScope();
        var bytes = tensor(run.Test.Image(3).ToArray(), [1, 1, 8, 8], ScalarType.Byte);
        Same(first, detector.DetectTensor(bytes)[0]);
        Same(first, detector.DetectTensor(bytes.to(ScalarType.Float32) / 255f)[0]);
        Assert.Equal(2, detector.Detect([Png(0), Png(3)]).Count);
    }

    [Fact]
    public async Task Many_threads_at_once_get_what_one_after_the_other_gets()
    {
        using var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread);
        const int Images = 60;
        var alone = Enumerable.Range(0, Images).Select(i => detector.DetectPixels(run.Test.Image(i))[0]).ToArray();
        var together = new OodVerdict[8][];
        await Task.WhenAll(Enumerable.Range(0, together.Length).Select(worker => Task.Factory.StartNew(
            () => together[worker] = [.. Enumerable.Range(0, Images).Select(i => detector.Detect(Png((i + (7 * worker)) % Images)))],
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        for (var worker = 0; worker < together.Length; worker++)
            for (var i = 0; i < Images; i++) Same(alone[(i + (7 * worker)) % Images], together[worker][i]);
    }

    [Fact]
    public async Task What_is_asked_after_the_end_is_refused()
    {
        var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread);
        var under = detector.DetectAsync([.. Enumerable.Range(0, 20).Select(Png)], TestContext.Current.CancellationToken);
        detector.Dispose();
        detector.Dispose();
        Assert.Equal(20, (await under).Count);
        Assert.Throws<ObjectDisposedException>(() => detector.DetectPixels(run.Test.Image(0)));
    }

    [Fact]
    public void It_is_a_service()
    {
        using (var services = new ServiceCollection().AddOodDetector<Tiny>(run.Run.Path, OneThread).BuildServiceProvider())
        {
            Assert.Same(services.GetRequiredService<OodDetector>(), services.GetRequiredService<OodDetector>());
            Assert.Single(services.GetRequiredService<OodDetector>().DetectPixels(run.Test.Image(0)));
        }
        using var none = new ServiceCollection().AddOodDetector<Tiny>(run.Run.Path + "-none").BuildServiceProvider();
        Assert.Throws<UserException>(() => none.GetRequiredService<OodDetector>());
    }

    [Fact]
    public void Images_that_do_not_fit_are_refused()
    {
        using var detector = OodDetector.Load<Tiny>(run.Run.Path, OneThread);
        Refused("8 x 12 pixels, and the run's are 8 x 8", () => detector.Detect(PngWriter.OneColour(1, 2, 3, height: 8, width: 12)));
        Refused("Image 1 can't be read: it is neither PNG nor JPEG", () => detector.Detect([Png(0), new byte[] { 1, 2, 3 }]));
        Refused("can't be read", () => detector.Detect(Png(0).AsMemory(0, 40)));
        Refused("65 bytes are no whole number of images of 1 x 8 x 8", () => detector.DetectPixels(new byte[65]));
        Refused("no image", () => detector.DetectPixels([]));
        Refused("no image", () => detector.Detect(Array.Empty<ReadOnlyMemory<byte>>()));
        using var scope = NewDisposeScope();
        Refused("Images of [2, 3, 8, 8]", () => detector.DetectTensor(zeros([2, 3, 8, 8])));
        Refused("Images of Int64", () => detector.DetectTensor(zeros([2, 1, 8, 8], ScalarType.Int64)));

        using var resizing = OodDetector.Load<Tiny>(run.Run.Path, OneThread with { Resizes = true });
        Assert.NotNull(resizing.Detect(PngWriter.OneColour(1, 2, 3, height: 8, width: 12)).Class);
    }

    [Fact]
    public void Runs_that_can_t_be_loaded_say_why()
    {
        using var folder = new TemporaryFolder();
        var copy = run.Copy(folder);
        var manifest = copy.ReadManifest();
        Refused("There is no run folder", () => OodDetector.Load<Tiny>(folder.At("none")));
        Refused("no score 'Energy'", () => OodDetector.Load<Tiny>(copy.Path, OneThread with { Score = "Energy" }));
        Refused("is one of tiny, not of other", () => OodDetector.Load(TinyExperiment.Descriptor with { Name = "other" }, copy.Path));
        Refused("was changed since", () => OodDetector.Load(TinyExperiment.Descriptor with { Fingerprint = new('1', 64) }, copy.Path));
        foreach (var (state, what) in (ReadOnlySpan<(RunState, string)>)[(RunState.Running, "still running, or was killed"), (RunState.Cancelled, "cancelled")])
        {
            copy.Write(manifest with { State = state });
            Refused(what, () => OodDetector.Load<Tiny>(copy.Path));
        }
        copy.Write(manifest);
        File.Move(copy.Fits, copy.Fits + ".away");
        Refused("lacks fits.safetensors", () => OodDetector.Load<Tiny>(copy.Path, OneThread));
        File.Move(copy.Fits + ".away", copy.Fits);
        var weights = File.ReadAllBytes(copy.LastCheckpoint);
        weights[^1] ^= 1;
        File.WriteAllBytes(copy.LastCheckpoint, weights);
        Refused("its checkpoint was changed", () => OodDetector.Load<Tiny>(copy.Path));
        File.Delete(copy.LastCheckpoint);
        Refused("its checkpoint is missing", () => OodDetector.Load<Tiny>(copy.Path));
    }

    byte[] Png(int row) => PngWriter.Write([.. run.Test.Image(row).ToArray().SelectMany(level => new[] { level, level, level })], 8, 8);

    static void Refused(string what, Func<object> act) =>
        Assert.Contains(what, Assert.Throws<UserException>(() => act()).Message, StringComparison.Ordinal);

    static void Same(OodVerdict expected, OodVerdict actual)
    {
        Assert.Equal((expected.IsOutOfDistribution, expected.Score, expected.Class, expected.Confidence), (actual.IsOutOfDistribution, actual.Score, actual.Class, actual.Confidence));
        Assert.Equal(expected.Scores, actual.Scores);
    }
}
