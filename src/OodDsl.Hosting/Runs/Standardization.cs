namespace OodDsl.Hosting;

/// <summary>(x - mean) / std per channel, for images in [0, 1]. Buffers <c>mean</c> and <c>std</c>, [C, 1, 1].</summary>
sealed class Standardization : Module<Tensor, Tensor>
{
    Standardization(float[] means, float[] deviations) : base(nameof(Standardization))
    {
        register_buffer("mean", tensor(means, [means.Length, 1, 1]));
        register_buffer("std", tensor(deviations, [deviations.Length, 1, 1]));
    }

    /// <summary>By a set's mean and (population) deviation, counted exactly; a channel that never changes is only centred.</summary>
    public static Standardization Of(ImageSet images)
    {
        var histograms = new long[images.Channels, 256];
        var plane = images.Height * images.Width;
        for (var start = 0; start < images.Pixels.Length; start += plane)
        {
            var channel = start / plane % images.Channels;
            foreach (var value in images.Pixels.AsSpan(start, plane)) histograms[channel, value]++;
        }
        var means = new float[images.Channels];
        var deviations = new float[images.Channels];
        for (var channel = 0; channel < images.Channels; channel++)
        {
            var (count, sum, squares) = (0L, 0L, 0L);
            for (long value = 0; value < 256; value++)
            {
                var number = histograms[channel, value];
                (count, sum, squares) = (count + number, sum + (number * value), squares + (number * value * value));
            }
            var mean = sum / (double)count;
            var deviation = Math.Sqrt(Math.Max(0, (squares / (double)count) - (mean * mean)));
            (means[channel], deviations[channel]) = ((float)(mean / 255), deviation > 0 ? (float)(deviation / 255) : 1);
        }
        return new(means, deviations);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.sub(get_buffer("mean")).div_(get_buffer("std"));
}
