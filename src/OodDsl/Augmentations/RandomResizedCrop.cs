namespace OodDsl;

/// <summary>
/// A window of random area and aspect (log-uniform between 3/4 and 4/3) at a random place, enlarged to the image's size by linear interpolation
/// (Szegedy et al., 2015; SimCLR). A window that does not fit is drawn again, up to ten times; then the whole image is taken.
/// </summary>
/// <param name="minArea">Smallest area as a share of the image, in (0, 1].</param>
/// <param name="maxArea">Largest area as a share of the image.</param>
public sealed class RandomResizedCrop(double minArea, double maxArea) : ImageAugmentation
{
    const int Attempts = 10;

    /// <summary>Smallest area as a share of the image.</summary>
    public double MinArea { get; } = minArea;

    /// <summary>Largest area as a share of the image.</summary>
    public double MaxArea { get; } = maxArea;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.Within(MinArea, 1e-9, 1, $"{nameof(RandomResizedCrop)}.{nameof(MinArea)}");
        Require.Within(MaxArea, MinArea, 1, $"{nameof(RandomResizedCrop)}.{nameof(MaxArea)}");
        var count = images.shape[0];
        var area = Uniform([count, Attempts], MinArea, MaxArea);
        var aspect = Uniform([count, Attempts], Math.Log(3 / 4.0), Math.Log(4 / 3.0)).exp();
        var shape = images.shape[3] / (double)images.shape[2];
        // Sides as shares of the image's own.
        var (wide, high) = ((area * aspect / shape).sqrt(), (area / aspect * shape).sqrt());
        var fits = (wide <= 1) & (high <= 1);
        var attempt = (fits * arange(Attempts, 0, -1, device: images.device)).argmax(1, keepdim: true);
        var chosen = fits.any(1) & Chosen(images, random);
        var (width, height) = (Taken(wide), Taken(high));
        var (x, y) = (Uniform([count], -1, 1), Uniform([count], -1, 1));
        var zero = zeros_like(x);
        var maps = AffineMaps.Of(width, zero, x * (1 - width) * (images.shape[3] / 2.0), zero, height, y * (1 - height) * (images.shape[2] / 2.0));
        return AffineMaps.Sample(images, maps, GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection);

        Tensor Uniform(long[] size, double low, double high) => low + (high - low) * random.Uniform(size);
        Tensor Taken(Tensor sides) => where(chosen, sides.gather(1, attempt).squeeze(1), ones(count, device: images.device));
    }
}
