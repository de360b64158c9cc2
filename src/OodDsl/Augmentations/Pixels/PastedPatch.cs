namespace OodDsl;

/// <summary>A rectangle of each image in another place of it.</summary>
static class PastedPatch
{
    /// <summary>Draws rectangles of 2 to 15 % of the area, their places of origin and where they go.</summary>
    /// <returns>Which pixels are covered [N, H, W], bool, and the pixel number each of these comes from [N, H, W], int64.</returns>
    internal static (Tensor Inside, Tensor Source) Draw(Tensor images, Draws random)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var area = (0.02 + 0.13 * Uniform()) * (height * width);
        var aspect = (Math.Log(0.3) * (1 - 2 * Uniform())).exp();
        var (across, down) = (Side(area * aspect, width), Side(area / aspect, height));
        var (left, top) = (Place(width, across), Place(height, down));
        var (fromLeft, fromTop) = (Place(width, across), Place(height, down));
        var x = arange(width, device: images.device).view(1, 1, -1);
        var y = arange(height, device: images.device).view(1, -1, 1);
        var inside = (x >= left) & (x < left + across) & (y >= top) & (y < top + down);
        return (inside, where(inside, (y - top + fromTop) * width + (x - left + fromLeft), 0));

        Tensor Uniform() => random.Uniform(count, 1, 1);
        static Tensor Side(Tensor square, long most) => square.sqrt().round().clamp(1, most);
        // Any first pixel from which the rectangle stays inside.
        Tensor Place(long length, Tensor side) => (Uniform() * (length - side + 1)).floor().minimum(length - side).to(int64);
    }
}
