namespace OodDsl;

/// <summary>Pixels swapped with near ones, each pixel once a round.</summary>
/// <remarks>
/// Swaps follow one another, since a pixel may be moved again. Those of pixels that lie far enough apart don't touch each other and are made at once;
/// the published program goes from the last pixel to the first instead.
/// </remarks>
static class PixelSwaps
{
    /// <summary>Draws swaps.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="reach">Each image's largest distance d, [N], int64: a pixel is swapped with one from -d to d - 1 lines and columns away.</param>
    /// <param name="largest">The largest of them.</param>
    /// <param name="rounds">Each image's rounds, [N], int64.</param>
    /// <param name="most">The largest of them.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>The pixel number each pixel comes from, [N, H W], int64: a permutation.</returns>
    internal static Tensor Draw(Tensor images, Tensor reach, long largest, Tensor rounds, long most, Draws random)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var source = arange(height * width, device: images.device).repeat(count, 1);
        var d = reach.view(-1, 1);
        var spacing = 2 * largest + 1;
        for (var round = 0L; round < most; round++)
            for (var part = 0L; part < spacing * spacing; part++)
            {
                var lines = arange(part / spacing, height, spacing, device: images.device);
                var columns = arange(part % spacing, width, spacing, device: images.device);
                if (lines.shape[0] == 0 || columns.shape[0] == 0) continue;
                using var scope = NewDisposeScope();
                var (y, x) = (lines.repeat_interleave(columns.shape[0]).unsqueeze(0), columns.repeat(lines.shape[0]).unsqueeze(0));
                // No swap leaves the image, as in the published program.
                var active = (y > d) & (y <= height - d) & (x > d) & (x <= width - d) & (round < rounds.view(-1, 1));
                var (down, across) = (Offset(), Offset());
                var here = (y * width + x).expand(count, -1);
                var there = where(active, here + down * width + across, here);
                var (own, other) = (source.gather(1, here), source.gather(1, there));
                source.scatter_(1, here, other).scatter_(1, there, own);

                Tensor Offset() => (random.Uniform(count, y.shape[1]) * (2 * d)).to(int64).minimum(2 * d - 1) - d;
            }
        return source;
    }
}
