using System.Diagnostics;
using System.Globalization;
using Experiments;
using OodDsl.Hosting;
using OodDsl.Samples.Detector;
using OodDsl.Tests;

namespace OodDsl.Benchmarks;

/// <summary>Latency and throughput of a run of <c>baseline</c> as a detector: by itself, and behind the sample server over loopback. Prints Markdown.</summary>
static class DetectorMeasurement
{
    const int WarmUp = 100;
    const int Requests = 1000;
    const int Batches = 60;
    const int BatchSize = 32;

    public static async Task<int> RunAsync(string run)
    {
        Console.WriteLine("| What | Median | 95th percentile | 99th | Images per second |\n| --- | --- | --- | --- | --- |");
        using (var detector = OodDetector.Load<Baseline>(run, new() { Device = "cpu" }))
        {
            var pictures = Pictures(detector.Shape, BatchSize);
            var pixels = new byte[256 * detector.Shape.Length];
            new Random(1).NextBytes(pixels);
            Row("detector, a PNG file", 1, await TimesAsync(Requests, 1, i => Task.FromResult(detector.Detect(pictures[i % BatchSize]))));
            Row($"detector, {BatchSize} PNG files", BatchSize, await TimesAsync(
                Batches, 1, _ => Task.FromResult(detector.Detect([.. pictures.Select(picture => (ReadOnlyMemory<byte>)picture)]))));
            Row("detector, 256 images as bytes", 256, await TimesAsync(Batches, 1, _ => Task.FromResult(detector.DetectPixels(pixels))));
        }
        await ServeAsync(run);
        return 0;
    }

    static async Task ServeAsync(string run)
    {
        await using var app = DetectorApp.Create(["--run", run, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var pictures = Pictures(new(1, 28, 28), BatchSize);
        foreach (var clients in (int[])[1, 4, 16])
            Row($"HTTP, a picture per request, {clients} at a time", 1, await TimesAsync(Requests, clients, async i =>
            {
                using var answer = await client.PostAsync("/verdict", new ByteArrayContent(pictures[i % BatchSize]));
                return answer.EnsureSuccessStatusCode();
            }));
        Row($"HTTP, {BatchSize} pictures per request", BatchSize, await TimesAsync(Batches, 1, async _ =>
        {
            using var form = new MultipartFormDataContent();
            for (var i = 0; i < BatchSize; i++) form.Add(new ByteArrayContent(pictures[i]), "images", $"{i}.png");
            using var answer = await client.PostAsync("/verdicts", form);
            return answer.EnsureSuccessStatusCode();
        }));
        await app.StopAsync();
    }

    // Milliseconds of each, and the seconds of all.
    static async Task<(double[] Each, double All)> TimesAsync<T>(int count, int atOnce, Func<int, Task<T>> ask)
    {
        for (var i = 0; i < WarmUp / (count < Requests ? 10 : 1); i++) await ask(i);
        var times = new double[count];
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
            {
                var began = Stopwatch.GetTimestamp();
                await ask(i);
                times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }));
        return (times, clock.Elapsed.TotalSeconds);
    }

    static void Row(string what, int images, (double[] Each, double All) times)
    {
        Array.Sort(times.Each);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {At(0.5):F2} ms | {At(0.95):F2} ms | {At(0.99):F2} ms | {images * times.Each.Length / times.All:F0} |"));

        double At(double share) => times.Each[(int)(share * (times.Each.Length - 1))];
    }

    static byte[][] Pictures(ImageShape shape, int count)
    {
        var random = new Random(2);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var pixels = new byte[shape.Height * shape.Width * 3];
                random.NextBytes(pixels);
                return PngWriter.Write(pixels, shape.Height, shape.Width);
            }),
        ];
    }
}
