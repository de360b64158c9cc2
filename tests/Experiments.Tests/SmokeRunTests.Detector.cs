using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OodDsl;
using OodDsl.Hosting;
using OodDsl.Samples.Detector;
using OodDsl.Tests;

namespace Experiments.Tests;

/// <summary>The smoke run in production: as a detector, behind HTTP, as a file for other programs.</summary>
public sealed partial class SmokeRunTests
{
    static readonly Lazy<BenchmarkData> Data = new(() =>
        BenchmarkData.Load(BenchmarkDescription.Of(typeof(FashionMnistOod)), new DataSource(DataFolders.Default([])), null));

    [Fact]
    public void A_generated_experiment_s_detector_gives_the_run_s_scores()
    {
        using var detector = OodDetector.Load<Baseline>(Run, new() { Device = "cpu", Threads = 1 });
        Assert.Equal(Scores, detector.ScoreNames);
        var digits = Data.Value.Ood.Single(set => set.Name == "digits").Images;
        var expected = TensorFile.ReadNumbers(Path.Combine(Run, "scores", "digits.safetensors"));
        var verdicts = detector.DetectPixels(digits.Load().Pixels);
        foreach (var score in Scores) Assert.Equal(expected[score], verdicts.Select(verdict => verdict.Scores[score]));
        // Digits are flagged more often than garments.
        var garments = detector.DetectPixels(Data.Value.Test.Take(2000).Load().Pixels);
        Assert.InRange(Flagged(garments), 0.01, 0.2);
        Assert.InRange(Flagged(verdicts), Flagged(garments), 1);

        static double Flagged(IReadOnlyList<OodVerdict> all) => all.Count(verdict => verdict.IsOutOfDistribution) / (double)all.Count;
    }

    [Fact]
    public void A_detector_of_another_experiment_is_refused()
    {
        var error = Assert.Throws<UserException>(() => OodDetector.Load<MarginEnergy>(Run));
        Assert.Contains("is one of baseline, not of margin-energy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_goes_in_and_a_verdict_comes_out_over_HTTP()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = DetectorApp.Create(["--run", Run, "--score", "energy", "--threads", "1", "--urls", "http://127.0.0.1:0"]);
        await app.StartAsync(cancellation);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        using var detector = OodDetector.Load<Baseline>(Run, new() { Score = "Energy", Device = "cpu", Threads = 1 });

        var about = await client.GetFromJsonAsync<JsonElement>("/", cancellation);
        Assert.Equal(("baseline", "Energy", "1 x 28 x 28"), (Text(about, "experiment"), Text(about, "score"), Text(about, "image")));
        Assert.Equal(detector.Threshold, about.GetProperty("threshold").GetDouble());

        byte[][] pictures = [.. Enumerable.Range(0, 6).Select(Picture)];
        // All at once: the answers are those of one after the other.
        var answers = await Task.WhenAll(pictures.Select(async picture =>
        {
            using var answer = await client.PostAsync("/verdict", new ByteArrayContent(picture), cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        }));
        for (var i = 0; i < pictures.Length; i++) Same(detector.Detect(pictures[i]), answers[i]);

        using var form = new MultipartFormDataContent();
        for (var i = 0; i < pictures.Length; i++) form.Add(new ByteArrayContent(pictures[i]), "images", $"{i}.png");
        using var together = await client.PostAsync("/verdicts", form, cancellation);
        Assert.Equal(HttpStatusCode.OK, together.StatusCode);
        var verdicts = (await together.Content.ReadFromJsonAsync<JsonElement>(cancellation)).EnumerateArray().ToList();
        var batch = detector.Detect([.. pictures.Select(picture => (ReadOnlyMemory<byte>)picture)]);
        Assert.Equal(batch.Count, verdicts.Count);
        for (var i = 0; i < batch.Count; i++) Same(batch[i], verdicts[i]);

        using var wrong = await client.PostAsync("/verdict", new ByteArrayContent([1, 2, 3]), cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("it is neither PNG nor JPEG", await wrong.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        await app.StopAsync(cancellation);
    }

    [Fact]
    public void A_server_without_a_run_says_so() => Assert.Contains(
        "There is no run folder", Assert.Throws<UserException>(() => DetectorApp.Create(["--run", Run + "-none"])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_weights_are_exported()
    {
        var file = Path.Combine($"{Run}-export", "out.safetensors");
        using var export = await Ood.RunAsync("export", Run, "--output", file);
        Assert.True(export.ExitCode == 0, export.Error);
        // Shown as seen from where the program runs.
        Assert.Equal(
            [file, Path.ChangeExtension(file, ".json")], export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFullPath(line, Path.GetTempPath())));
        var (tensors, _) = SafetensorsHeader.Read(file);
        Assert.Contains("backbone.conv1.weight", tensors);
        Assert.Contains("logits.bias", tensors);
    }

    static byte[] Picture(int row) => PngWriter.Write([.. Data.Value.Test.Load().Image(row).ToArray().SelectMany(level => new[] { level, level, level })], 28, 28);

    static void Same(OodVerdict expected, JsonElement actual)
    {
        Assert.Equal(expected.IsOutOfDistribution, actual.GetProperty("isOutOfDistribution").GetBoolean());
        Assert.Equal(expected.Score, actual.GetProperty("score").GetDouble());
        Assert.Equal(expected.Class, Text(actual, "class"));
        foreach (var (name, score) in expected.Scores) Assert.Equal(score, actual.GetProperty("scores").GetProperty(name).GetDouble());
    }
}
