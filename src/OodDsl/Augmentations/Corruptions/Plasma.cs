namespace OodDsl;

/// <summary>Fractal clouds by the diamond-square algorithm (Fournier, Fussell and Carpenter, 1982), on a torus.</summary>
static class Plasma
{
    /// <summary>Draws clouds.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="decay">What the roughness is divided by from one scale to the next, [N]; larger is smoother.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>[N, height, width], each map scaled to [0, 1].</returns>
    internal static Tensor Draw(long height, long width, Tensor decay, Draws random)
    {
        var side = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(Math.Max(height, width), 2));
        var (count, device) = (decay.shape[0], decay.device);
        // From the corners (one, on a torus) to every pixel: centres of squares, then of diamonds, half as far apart each time.
        var map = zeros([count, 1, 1], device: device);
        var roughness = full([count, 1, 1], 100.0, dtype: float32, device: device);
        for (var points = 1L; points < side; points *= 2)
        {
            using var scope = NewDisposeScope();
            var right = map.roll(-1, 2);
            var centers = Rough(map + right + map.roll(-1, 1) + right.roll(-1, 1));
            // Above and below an edge lie two centres, at its ends two corners.
            var across = Rough(centers + centers.roll(1, 1) + map + right);
            var down = Rough(centers + centers.roll(1, 2) + map + map.roll(-1, 1));
            var even = stack([map, across], 3).view(count, points, 2 * points);
            var odd = stack([down, centers], 3).view(count, points, 2 * points);
            map = stack([even, odd], 2).view(count, 2 * points, 2 * points).MoveToOuterDisposeScope();
            roughness = (roughness / decay.view(-1, 1, 1)).MoveToOuterDisposeScope();
        }
        map = map - map.amin([1, 2], keepdim: true);
        map = map / map.amax([1, 2], keepdim: true).clamp_min(1e-12);
        return map.narrow(1, 0, height).narrow(2, 0, width);

        Tensor Rough(Tensor sum) => sum / 4 + roughness * roughness * (2 * random.Uniform(sum.shape) - 1);
    }
}
