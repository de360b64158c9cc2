namespace OodDsl;

/// <summary>Images resampled under a linear map of their own, [N, 2, 3] from places in the new image to places in the old, in pixels from the centre.</summary>
static class AffineMaps
{
    /// <summary>Samples images under maps.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">[N, 2, 3], x before y.</param>
    /// <param name="mode">How values between pixels are made.</param>
    /// <param name="beyond">What lies beyond the border.</param>
    internal static Tensor Sample(Tensor images, Tensor maps, GridSampleMode mode, GridSamplePaddingMode beyond)
    {
        // The grid's unit is half a side: x is W/2, y is H/2.
        var half = tensor([images.shape[3] / 2.0, images.shape[2] / 2.0], dtype: maps.dtype, device: maps.device);
        var scale = cat([half, ones(1, dtype: maps.dtype, device: maps.device)]) / half.unsqueeze(1);
        return grid_sample(images, affine_grid((maps * scale).to(images.dtype), images.shape), mode, beyond);
    }

    /// <summary>Maps from their six coefficients, each [N]: <c>x' = a x + b y + c</c>, <c>y' = d x + e y + f</c>.</summary>
    internal static Tensor Of(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor f) => stack([a, b, c, d, e, f], 1).view(-1, 2, 3);

    /// <summary>Images turned counter-clockwise about their centre by angles in degrees, [N]; what comes in is black. Nearest pixel, as Pillow does.</summary>
    internal static Tensor Turn(Tensor images, Tensor degrees)
    {
        var angle = degrees * (Math.PI / 180);
        var (sine, cosine, zero) = (angle.sin(), angle.cos(), zeros_like(angle));
        return Sample(images, Of(cosine, -sine, zero, sine, cosine, zero), GridSampleMode.Nearest, GridSamplePaddingMode.Zeros);
    }
}
