namespace OodDsl;

/// <summary>
/// How far the pixels of each channel deviate over the validation set, for all scores whose papers have standardised inputs: a parameter of this type
/// receives the one that the run makes once.
/// </summary>
/// <param name="Deviations">[C, 1, 1], in pixel units: images are in [0, 1].</param>
public sealed record ChannelDeviations(Tensor Deviations)
{
    /// <summary>Standard deviations over all places of all images; 1 for a channel of one value, as <see cref="Standardize"/> takes it.</summary>
    /// <param name="validationImages">V of [C, H, W]; the deviations have their type.</param>
    [Fit]
    public static ChannelDeviations Of(ImageRows validationImages)
    {
        ArgumentNullException.ThrowIfNull(validationImages);
        using var scope = NewDisposeScope();
        var sums = zeros([validationImages.Channels], dtype: float64, device: validationImages.Device);
        var squares = zeros_like(sums);
        var start = zeros(0);
        var (count, type) = (0L, float32);
        foreach (var some in validationImages.Batches(ImagesAtOnce))
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
        return new(where(deviations > 0, deviations, ones_like(deviations)).to(type).view(-1, 1, 1).MoveToOuterDisposeScope());
    }

    const int ImagesAtOnce = 64;
}
