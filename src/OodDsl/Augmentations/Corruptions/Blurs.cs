namespace OodDsl;

/// <summary>Corruptions that blur. The tables hold ImageNet-C's and CIFAR-C's constants, severities 1 to 5.</summary>
static class Blurs
{
    /// <summary>A normal filter of deviation c, in pixels.</summary>
    internal static Tensor Gaussian(Tensor images, CorruptionLevel level) =>
        GaussianFilter.Apply(images, level.Constant([1, 2, 3, 4, 6], [.4, .6, .7, .8, 1]).view(-1), level.Small ? 1 : 6);

    /// <summary>A disk of some radius whose edge is softened by a normal filter.</summary>
    internal static Tensor Defocus(Tensor images, CorruptionLevel level)
    {
        var kernels = level.Small
            ? Disks.Of((.3, .4), (.4, .5), (.5, .6), (1, .2), (1.5, .1))
            : Disks.Of((3, .1), (4, .5), (6, .5), (8, .5), (10, .5));
        var (count, channels, margin) = (images.shape[0], images.shape[1], kernels.shape[1] / 2);
        // One group per image and channel: each has its own kernel.
        var own = kernels.to(images.device).index_select(0, level.Severity).repeat_interleave(channels, 0).unsqueeze(1);
        var padded = Borders.Mirrored(images, margin);
        var planes = padded.view(1, count * channels, padded.shape[2], padded.shape[3]);
        return conv2d(planes, own, groups: count * channels).view(images.shape);
    }

    /// <summary>A normal filter, pixels swapped with near ones some times, a normal filter.</summary>
    internal static Tensor Glass(Tensor images, CorruptionLevel level)
    {
        var deviation = level.Constant([.7, .9, 1, 1.1, 1.5], [.05, .25, .4, .25, .4]).view(-1);
        var reach = level.Small ? level.Pick([1, 1, 1, 1, 1]) : level.Pick([1, 2, 2, 3, 4]);
        var rounds = level.Small ? level.Pick([1, 1, 1, 2, 2]) : level.Pick([2, 1, 3, 2, 2]);
        var blurred = GaussianFilter.Apply(images, deviation, 1.5);
        var source = PixelSwaps.Draw(images, reach.to(int64), level.Small ? 1 : 4, rounds.to(int64), level.Small ? 2 : 3, level.Random);
        var swapped = blurred.flatten(2).gather(2, source.unsqueeze(1).expand(-1, images.shape[1], -1)).view(images.shape);
        return GaussianFilter.Apply(swapped, deviation, 1.5);
    }

    /// <summary>The mean of the image and of its enlargements by 1, 1 + step... below an end.</summary>
    internal static Tensor Zoom(Tensor images, CorruptionLevel level)
    {
        var counts = level.Small ? level.Pick([6, 11, 16, 21, 26]) : level.Pick([11, 16, 11, 13, 11]);
        var step = level.Small ? level.Pick([.01, .01, .01, .01, .01]) : level.Pick([.01, .01, .02, .02, .03]);
        var (sum, zero) = (images, zeros_like(step));
        for (var i = 0; i < (level.Small ? 26 : 16); i++)
        {
            var scale = 1 / (1 + i * step);
            var zoomed = AffineMaps.Sample(images, AffineMaps.Of(scale, zero, zero, zero, scale, zero), GridSampleMode.Bilinear, GridSamplePaddingMode.Border);
            sum = sum + zoomed * (i < counts).view(-1, 1, 1, 1);
        }
        return sum / (counts + 1).view(-1, 1, 1, 1);
    }
}
