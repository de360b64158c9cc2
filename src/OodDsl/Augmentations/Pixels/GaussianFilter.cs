namespace OodDsl;

/// <summary>Gaussian blur with a deviation of its own for each image, as a product with one matrix per axis.</summary>
static class GaussianFilter
{
    /// <summary>Blurs images.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="deviation">[N], in pixels; 0: none.</param>
    /// <param name="largest">At least the largest deviation.</param>
    /// <param name="truncate">The filter ends at this many deviations, rounded.</param>
    /// <param name="mirrored">Beyond the border the image is mirrored, the border pixel repeated; else the border pixel goes on.</param>
    internal static Tensor Apply(Tensor images, Tensor deviation, double largest, double truncate = 4, bool mirrored = false)
    {
        var rows = Matrix(images.shape[2]).unsqueeze(1);
        var columns = images.shape[3] == images.shape[2] ? rows : Matrix(images.shape[3]).unsqueeze(1);
        return rows.matmul(images).matmul(columns.transpose(2, 3));

        // [N, length, length]: what each pixel takes from each other.
        Tensor Matrix(long length)
        {
            var reach = (long)(truncate * largest + 0.5);
            var place = arange(-reach, length + reach, device: images.device);
            var distance = (place.unsqueeze(0) - arange(length, device: images.device).unsqueeze(1)).to(images.dtype);
            var width = deviation.view(-1, 1, 1);
            var weights = (-(distance / width.clamp_min(1e-6)).square() / 2).exp() * (distance.abs() <= (truncate * width + 0.5).floor());
            weights = weights / weights.sum([2], keepdim: true);
            // Beyond the border lies a pixel of the image: its weight is added to that one's.
            var period = 2 * length;
            var cycle = (place + period * (reach / period + 1)) % period;
            var source = mirrored ? cycle.minimum(period - 1 - cycle) : place.clamp(0, length - 1);
            return weights.matmul((source.unsqueeze(1) == arange(length, device: images.device)).to(images.dtype));
        }
    }
}
