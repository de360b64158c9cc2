using System.Diagnostics;
using System.Globalization;
using OodDsl.Hosting;

namespace OodDsl.Benchmarks;

/// <summary>
/// Goes once over a folder of JPEG files of 500 x 400 pixels that does not fit the memory it may take, in batches of 128 at 224 x 224, and prints the
/// images a second and the most memory that the process held. A measurement of its own: it writes gigabytes.
/// </summary>
static class StreamingMeasurement
{
    const int BatchSize = 128, Height = 400, Width = 500, Different = 64;

    /// <summary>Runs it.</summary>
    /// <param name="count">Number of files.</param>
    /// <param name="threads">Threads that decode.</param>
    public static int Run(int count, int threads)
    {
        var folder = Directory.CreateTempSubdirectory("ood-streaming-");
        try
        {
            Paint(Path.Combine(folder.FullName, "iSUN"), count);
            // The engine's own libraries are none of the images'.
            zeros(1).Dispose();
            var start = Resident();
            var images = new ISun().Open(Split.Test, new([folder.FullName], folder.FullName) { AllowDownload = false }, new(3, 224, 224));
            DeviceSet.Threads = threads;
            using var set = new DeviceSet(CPU, images, new(bytes: 1 << 20));
            var clock = Stopwatch.StartNew();
            for (var row = 0; row < set.Count; row += BatchSize)
            {
                using var scope = NewDisposeScope();
                _ = set.Images(row, Math.Min(BatchSize, set.Count - row));
            }
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} JPEG of {Width} x {Height}, {threads} threads, {Environment.ProcessorCount} processors: {count / clock.Elapsed.TotalSeconds:F0} images/s; "
                + $"{images.Bytes / 1e9:F1} GB of images, {(Peak() - start) / 1e6:F0} MB more resident at most than before"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Paint(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var random = new Seed(3).ToRandom();
        byte[][] files = [.. Enumerable.Range(0, Different).Select(_ => JpegWriter.Write(Shades(random), Height, Width))];
        for (var n = 0; n < count; n++) File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{n:D6}.jpg")), files[n % Different]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Average(file => file.Length) / 1e3:F0} KB a file"));
    }

    // Waves and a little noise: about as many bytes as a photograph.
    static byte[] Shades(HostRandom random)
    {
        var (fx, fy, pixels) = (random.NextDouble() / 9, random.NextDouble() / 9, new byte[Height * Width * 3]);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(128 + (90 * Math.Sin((i / 3 % Width * fx) + (i % 3)) * Math.Cos(i / 3 / Width * fy)) + random.Next(30));
        return pixels;
    }

    static long Resident() => Process.GetCurrentProcess().WorkingSet64;

    static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64;
}
