namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// Images that one standardisation turns into what another one would have made of the given images:
    /// <c>(x - m) / s * s' + m'</c> for each channel, where (m', s') is the one they will get.
    /// </summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="mean">Mean of the standardisation that they should look like, one number per channel; of grey images the mean of the numbers.</param>
    /// <param name="deviation">Its deviation.</param>
    /// <param name="ownMean">Mean of the standardisation that they will get.</param>
    /// <param name="ownDeviation">Its deviation.</param>
    /// <returns>[N, C, H, W]; not clipped.</returns>
    public static Tensor Restandardized(
        Tensor images, ReadOnlySpan<double> mean, ReadOnlySpan<double> deviation, ReadOnlySpan<double> ownMean, ReadOnlySpan<double> ownDeviation)
    {
        ArgumentNullException.ThrowIfNull(images);
        return (images - Channels(mean)) / Channels(deviation) * Channels(ownDeviation) + Channels(ownMean);

        Tensor Channels(ReadOnlySpan<double> values)
        {
            var channels = tensor(values.ToArray(), dtype: images.dtype, device: images.device).view(1, -1, 1, 1);
            return images.shape[1] == 1 ? channels.mean([1], keepdim: true) : channels;
        }
    }
}
