namespace OodDsl.Hosting;

/// <summary>Mean and (population) standard deviation per channel of images in [0, 1], [C].</summary>
sealed record ChannelStatistics(double[] Mean, double[] Deviation)
{
    const int Levels = 256;

    /// <summary>Counted exactly, whatever the number of threads.</summary>
    public static ChannelStatistics Of(ImageSource images)
    {
        var histograms = Histograms(images);
        var mean = new double[images.Channels];
        var deviation = new double[images.Channels];
        for (var channel = 0; channel < mean.Length; channel++)
        {
            var (count, sum, squares) = (0L, 0L, 0L);
            for (long level = 0; level < Levels; level++)
            {
                var number = histograms[channel, level];
                (count, sum, squares) = (count + number, sum + (number * level), squares + (number * level * level));
            }
            var center = sum / (double)count;
            mean[channel] = center / (Levels - 1);
            deviation[channel] = Math.Sqrt(Math.Max(0, (squares / (double)count) - (center * center))) / (Levels - 1);
        }
        return new(mean, deviation);
    }

    static long[,] Histograms(ImageSource images)
    {
        using var local = new ThreadLocal<(long[,] Counts, byte[] Pixels)>(
            () => (new long[images.Channels, Levels], new byte[images.Shape.Length]), trackAllValues: true);
        var plane = images.Height * images.Width;
        images.Each(row =>
        {
            var (counts, pixels) = local.Value;
            images.Read(row, pixels);
            for (var channel = 0; channel < images.Channels; channel++)
                foreach (var level in pixels.AsSpan(channel * plane, plane)) counts[channel, level]++;
        });
        var histograms = new long[images.Channels, Levels];
        foreach (var (counts, _) in local.Values)
            for (var channel = 0; channel < images.Channels; channel++)
                for (var level = 0; level < Levels; level++) histograms[channel, level] += counts[channel, level];
        return histograms;
    }
}
