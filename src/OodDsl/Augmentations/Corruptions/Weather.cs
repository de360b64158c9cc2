namespace OodDsl;

/// <summary>Corruptions by weather. The tables hold ImageNet-C's and CIFAR-C's constants, severities 1 to 5.</summary>
static class Weather
{
    /// <summary><c>(x + a plasma) m / (m + a)</c>, m the image's largest value.</summary>
    internal static Tensor Fog(Tensor images, CorruptionLevel level)
    {
        var amount = level.Constant([1.5, 2, 2.5, 2.5, 3], [.2, .5, .75, 1, 1.5]);
        var decay = level.Small ? level.Pick([3, 3, 2.5, 2, 1.75]) : level.Pick([2, 2, 1.7, 1.5, 1.4]);
        var fog = Plasma.Draw(images.shape[2], images.shape[3], decay, level.Random).unsqueeze(1);
        var largest = images.amax([1, 2, 3], keepdim: true);
        return (images + amount * fog) * largest / (largest + amount);
    }

    /// <summary><c>a x + b ice</c>. Ice is plasma above a threshold, slightly blue.</summary>
    internal static Tensor Frost(Tensor images, CorruptionLevel level)
    {
        var (kept, amount) = (level.Constant([1, .8, .7, .65, .6], [1, 1, .9, .85, .75]), level.Constant([.4, .6, .7, .7, .75], [.2, .3, .4, .4, .45]));
        var decay = full(images.shape[0], 1.6, dtype: float32, device: images.device);
        var ice = ((Plasma.Draw(images.shape[2], images.shape[3], decay, level.Random) - 0.4) / 0.5).clamp(0, 1).unsqueeze(1);
        if (images.shape[1] == 3) ice = ice * tensor([0.9f, 0.96f, 1f], device: images.device).view(1, 3, 1, 1);
        return kept * images + amount * ice;
    }

    /// <summary>Flakes: normal noise, enlarged, cut off from below, blurred along a fall; added twice, the second time upside down, over a whitened image.</summary>
    internal static Tensor Snow(Tensor images, CorruptionLevel level)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var mean = level.Constant([.1, .2, .55, .55, .55], [.1, .1, .15, .25, .3]);
        var deviation = level.Constant([.3, .3, .3, .3, .3], [.2, .2, .3, .3, .3]);
        var zoom = level.Constant([3, 2, 4, 4.5, 2.5], [1, 1, 1.75, 2.25, 1.25]).view(-1);
        var cut = level.Constant([.5, .5, .9, .85, .85], [.6, .5, .55, .6, .65]);
        var radius = level.Constant([10, 12, 12, 12, 12], [8, 10, 10, 12, 14]).view(-1);
        var spread = level.Constant([4, 4, 8, 8, 12], [3, 4, 4, 6, 12]).view(-1);
        var kept = level.Constant([.8, .7, .7, .65, .55], [.95, .9, .9, .85, .8]);

        var (scale, zero) = (1 / zoom, zeros_like(zoom));
        var flakes = mean + deviation * level.Normal(count, 1, height, width);
        flakes = AffineMaps.Sample(flakes, AffineMaps.Of(scale, zero, zero, zero, scale, zero), GridSampleMode.Bilinear, GridSamplePaddingMode.Border);
        flakes = Fallen(where(flakes < cut, 0, flakes).clamp(0, 1), radius, level.Small ? 14 : 12, spread, level.Uniform(count) * 90 + 45);
        var white = images.maximum(Colors.Luminance(images) * 1.5 + 0.5);
        return kept * images + (1 - kept) * white + flakes + flakes.rot90(2, (2, 3));
    }

    // Blurred in one direction: weights fall like a normal density over 2 radius + 1 pixels. Angles in degrees from the horizontal.
    static Tensor Fallen(Tensor flakes, Tensor radius, int largest, Tensor spread, Tensor angle)
    {
        var (across, down) = ((angle * (Math.PI / 180)).cos(), (angle * (Math.PI / 180)).sin());
        var (one, zero) = (ones_like(angle), zeros_like(angle));
        var (sum, total) = (zeros_like(flakes), zero);
        for (var i = 0; i <= 2 * largest; i++)
        {
            var weight = (-(i * i / 2.0) / spread.square()).exp() * (i <= 2 * radius);
            var maps = AffineMaps.Of(one, zero, i * across, zero, one, i * down);
            sum = sum + weight.view(-1, 1, 1, 1) * AffineMaps.Sample(flakes, maps, GridSampleMode.Bilinear, GridSamplePaddingMode.Border);
            total = total + weight;
        }
        return sum / total.view(-1, 1, 1, 1);
    }
}
