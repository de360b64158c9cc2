namespace OodDsl;

public static partial class Functions
{
    /// <summary>All square windows of images on a regular grid of places.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="size">Side of a window in pixels.</param>
    /// <param name="stride">Distance of places in pixels; the windows have to cover the image exactly.</param>
    /// <returns>[N * places, C, size, size]: image after image, line after line.</returns>
    public static Tensor Windows(Tensor images, int size, int stride)
    {
        ArgumentNullException.ThrowIfNull(images);
        CheckWindows(images, size, stride);
        return images.unfold(2, size, stride).unfold(3, size, stride).permute(0, 2, 3, 1, 4, 5).reshape(-1, images.shape[1], size, size);
    }

    /// <summary>
    /// A value per window spread over the pixels: the sum of the values, each times a Gaussian over its window that sums to 1 (a transposed
    /// convolution; Liznerski et al., 2021). The deviation is <c>0.3 (size/2 - 1.5) + 0.8</c> pixels, from 32 pixels on 10.
    /// </summary>
    /// <param name="rows">[N * places], in the order of <see cref="Windows"/>.</param>
    /// <param name="images">The images the windows are of, [N, C, H, W].</param>
    /// <param name="size">Side of a window in pixels.</param>
    /// <param name="stride">Distance of places in pixels.</param>
    /// <returns>[N, H, W].</returns>
    public static Tensor Spread(Tensor rows, Tensor images, int size, int stride)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(images);
        var (down, across) = CheckWindows(images, size, stride);
        var deviation = size < 32 ? 0.3 * ((size - 1) * 0.5 - 1) + 0.8 : 10;
        var line = (-(arange(size, dtype: rows.dtype, device: rows.device) - (size - 1) / 2.0).square() / (2 * deviation * deviation)).exp();
        line = line / line.sum();
        var kernel = (line.unsqueeze(1) * line).view(1, 1, size, size);
        return conv_transpose2d(rows.view(images.shape[0], 1, down, across), kernel, strides: [stride]).squeeze(1);
    }

    static (long Down, long Across) CheckWindows(Tensor images, int size, int stride)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        if (size < 1 || stride < 1 || size > height || size > width || (height - size) % stride != 0 || (width - size) % stride != 0)
            throw new UserException(ExitCode.Configuration,
                $"Windows of {size} pixels every {stride} do not cover an image of {height} x {width} exactly.",
                "Choose a window inside the image, and a stride that divides what the window leaves of its height and width.");
        return ((height - size) / stride + 1, (width - size) / stride + 1);
    }
}
