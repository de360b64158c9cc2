namespace OodDsl.Hosting;

/// <summary>Mean and (population) standard deviation per channel of images in [0, 1], [C].</summary>
sealed record ChannelStatistics(double[] Mean, double[] Deviation)
{
    const int Levels = 256;

    /// <summary>Counted exactly, whatever the number of threads.</summary>
    public static ChannelStatistics Of(ImageSet images)
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

    static long[,] Histograms(ImageSet images)
    {
        var histograms = new long[images.Channels, Levels];
        var plane = images.Height * images.Width;
        for (var start = 0; start < images.Pixels.Length; start += plane)
        {
            var channel = start / plane % images.Channels;
            foreach (var level in images.Pixels.AsSpan(start, plane)) histograms[channel, level]++;
        }
        return histograms;
    }
}
