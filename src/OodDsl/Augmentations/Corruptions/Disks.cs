namespace OodDsl;

/// <summary>Kernels of defocus: a disk of 0 and 1, scaled to the sum 1, softened by a small normal filter.</summary>
static class Disks
{
    /// <summary>Kernels for radius and softness in pixels, [count, side, side], all of the side of the largest.</summary>
    internal static Tensor Of(params ReadOnlySpan<(double Radius, double Softness)> levels)
    {
        // Wide enough that softening loses nothing at the border: one colour stays as it is.
        var reach = 0;
        foreach (var (radius, _) in levels) reach = Math.Max(reach, (int)Math.Ceiling(radius) + 2);
        var side = 2 * reach + 1;
        var values = new float[levels.Length * side * side];
        for (var k = 0; k < levels.Length; k++) Fill(values.AsSpan(k * side * side, side * side), side, reach, levels[k].Radius, levels[k].Softness);
        return tensor(values).view(levels.Length, side, side);
    }

    static void Fill(Span<float> kernel, int side, int reach, double radius, double softness)
    {
        // Where the disk has radius 8 at most it is softened over 3 pixels, else over 5.
        var soft = radius <= 8 ? 1 : 2;
        var weights = Enumerable.Range(-soft, 2 * soft + 1).Select(i => Math.Exp(-i * i / (2 * softness * softness))).ToArray();
        var total = weights.Sum() * weights.Sum();
        var area = 0.0;
        for (var y = -reach; y <= reach; y++)
            for (var x = -reach; x <= reach; x++)
                if (x * x + y * y <= radius * radius) area++;
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                var sum = 0.0;
                for (var dy = -soft; dy <= soft; dy++)
                    for (var dx = -soft; dx <= soft; dx++)
                    {
                        var (v, u) = (y + dy - reach, x + dx - reach);
                        if (u * u + v * v <= radius * radius) sum += weights[dy + soft] * weights[dx + soft];
                    }
                kernel[y * side + x] = (float)(sum / (total * area));
            }
    }
}
