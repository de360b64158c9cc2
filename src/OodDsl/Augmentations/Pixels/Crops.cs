namespace OodDsl;

/// <summary>Windows of images at places of their own.</summary>
static class Crops
{
    /// <summary>One window per image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="height">Height of the windows.</param>
    /// <param name="width">Width of the windows.</param>
    /// <param name="top">First line of each window, [N], int64.</param>
    /// <param name="left">First column of each window, [N], int64.</param>
    /// <returns>[N, C, height, width].</returns>
    internal static Tensor At(Tensor images, long height, long width, Tensor top, Tensor left)
    {
        // All crops there are, as a view [N, places down, places across, C, H', W']: picking one per image copies whole rows.
        var crops = images.unfold(2, height, 1).unfold(3, width, 1).permute(0, 2, 3, 1, 4, 5);
        return crops[arange(images.shape[0], device: images.device), top, left];
    }
}
