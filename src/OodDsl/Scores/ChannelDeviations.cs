namespace OodDsl;

/// <summary>How far the pixels of each channel deviate, for scores whose papers have standardised inputs.</summary>
static class ChannelDeviations
{
    /// <summary>Standard deviations over all places of all images; 1 for a channel of one value, as <see cref="Standardize"/> takes it.</summary>
    /// <param name="images">N of [C, H, W].</param>
    /// <returns>[C, 1, 1], in pixel units, of the images' type.</returns>
    internal static Tensor Of(ImageRows images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var sums = zeros([images.Channels], dtype: float64, device: images.Device);
        var squares = zeros_like(sums);
        var start = zeros(0);
        var (count, type) = (0L, float32);
        foreach (var some in images.Batches(ImagesAtOnce))
        {
            using var part = NewDisposeScope();
            // Less the first pixel: a channel of one value deviates by 0, not by what the squares' rounding leaves.
            if (count == 0) (start, type) = (some[0, .., 0, 0].to(float64).view(1, -1, 1, 1).MoveToOtherDisposeScope(scope), some.dtype);
            var values = some.to(float64) - start;
            sums.add_(values.sum([0, 2, 3]));
            squares.add_(values.square().sum([0, 2, 3]));
            count += some.shape[0] * some.shape[2] * some.shape[3];
        }
        var deviations = (squares / count - (sums / count).square()).clamp_min(0).sqrt();
        return where(deviations > 0, deviations, ones_like(deviations)).to(type).view(-1, 1, 1).MoveToOuterDisposeScope();
    }

    const int ImagesAtOnce = 64;
}
