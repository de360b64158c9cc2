namespace OodDsl;

/// <summary>Corruptions that move pixels smoothly.</summary>
static class Distortions
{
    /// <summary>
    /// Sampled where a random affine map (CIFAR-C only) and a random field, smoothed by a normal filter, lead. The image is mirrored beyond its border.
    /// </summary>
    internal static Tensor Elastic(Tensor images, CorruptionLevel level)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        double side = Math.Min(height, width);
        var (amount, deviation, noise, reach, largest) = level.Small
            ? (level.Pick([0, .05, .08, .1, .1]) * side, level.Pick([.01, .2, .06, .04, .03]) * side, 1.0, level.Pick([.08, .07, .06, .05, .03]) * side, 0.2 * side)
            : (level.Pick([12.5, 16.25, 21.25, 25, 30]), level.Pick([.01, .01, .01, .01, .01]) * side, 0.005 * side, level.Pick([0, 0, 0, 0, 0]), 0.01 * side);

        // Three corners of a square a third of the image wide, moved by up to a reach: the map that does it, in pixels from the centre.
        var corner = Math.Floor(side / 3);
        var corners = tensor([corner, corner, corner, -corner, -corner, -corner], dtype: float32, device: images.device).view(3, 2);
        var moved = corners + (2 * level.Uniform(count, 3, 2) - 1) * reach.view(-1, 1, 1);
        var inverse = linalg.inv(cat([corners, ones([3, 1], device: images.device)], 1));
        var maps = inverse.matmul(moved).transpose(1, 2);

        // A field of displacements, x before y, in pixels.
        var field = (2 * level.Uniform(count, 2, height, width) - 1) * noise;
        field = GaussianFilter.Apply(field, deviation, largest, truncate: 3, mirrored: true) * amount.view(-1, 1, 1, 1);
        var x = arange(width, dtype: float32, device: images.device).view(1, -1) - (width - 1) / 2.0;
        var y = arange(height, dtype: float32, device: images.device).view(-1, 1) - (height - 1) / 2.0;
        var places = stack([x.expand(height, width), y.expand(height, width), ones([height, width], device: images.device)], 2).view(1, -1, 3);
        var grid = places.matmul(maps.transpose(1, 2)).view(count, height, width, 2) + field.permute(0, 2, 3, 1);
        grid = grid / tensor([width / 2.0, height / 2.0], dtype: float32, device: images.device);
        return grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection);
    }
}
