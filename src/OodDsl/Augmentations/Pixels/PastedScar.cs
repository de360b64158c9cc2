namespace OodDsl;

/// <summary>A thin rectangle of each image, turned, in another place of it.</summary>
static class PastedScar
{
    /// <summary>Draws scars, their places of origin (upright) and where they go (turned).</summary>
    /// <returns>Which pixels are covered [N, H, W], bool, and the pixel number each of these comes from [N, H, W], int64.</returns>
    internal static (Tensor Inside, Tensor Source) Draw(Tensor images, Draws random)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        // The paper's ranges are in pixels of an image of 256.
        var scale = Math.Min(height, width) / 256.0;
        var across = ((2 + 14 * Uniform()) * scale).clamp_min(1);
        var down = ((10 + 15 * Uniform()) * scale).clamp_min(1);
        var angle = (2 * Uniform() - 1) * (Math.PI / 4);
        var (sine, cosine) = (angle.sin(), angle.cos());
        // Centres, in pixel corners: far enough from the border for the turned, and for the upright rectangle.
        var x = Center(width, (across * cosine.abs() + down * sine.abs()) / 2);
        var y = Center(height, (across * sine.abs() + down * cosine.abs()) / 2);
        var (fromX, fromY) = (Center(width, across / 2), Center(height, down / 2));
        var dx = arange(width, device: images.device).view(1, 1, -1) + 0.5 - x;
        var dy = arange(height, device: images.device).view(1, -1, 1) + 0.5 - y;
        var (u, v) = (cosine * dx - sine * dy, sine * dx + cosine * dy);
        var inside = (u.abs() <= across / 2) & (v.abs() <= down / 2);
        var column = (fromX + u).floor().clamp(0, width - 1);
        var line = (fromY + v).floor().clamp(0, height - 1);
        return (inside, where(inside, line * width + column, zeros_like(line)).to(int64));

        Tensor Uniform() => random.Uniform(count, 1, 1);
        Tensor Center(long length, Tensor half) => half + Uniform() * (length - 2 * half);
    }
}
