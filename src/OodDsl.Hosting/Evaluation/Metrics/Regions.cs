namespace OodDsl.Hosting;

/// <summary>Connected components of masks.</summary>
static class Regions
{
    /// <summary>Numbers the components, those of different images apart.</summary>
    /// <param name="masks">[N, H, W], not 0 where something is.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="sizes">Pixels of each component.</param>
    /// <returns>The component of each pixel, from 0; -1 where there is nothing.</returns>
    public static int[] Of(ReadOnlySpan<byte> masks, int height, int width, out IReadOnlyList<int> sizes)
    {
        var regions = new int[masks.Length];
        Array.Fill(regions, -1);
        List<int> counts = [];
        Stack<int> open = new();
        for (var pixel = 0; pixel < masks.Length; pixel++)
        {
            if (masks[pixel] == 0 || regions[pixel] >= 0) continue;
            var (number, count) = (counts.Count, 0);
            regions[pixel] = number;
            open.Push(pixel);
            while (open.TryPop(out var next))
            {
                count++;
                var (y, x) = Math.DivRem(next % (height * width), width);
                for (var row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
                {
                    for (var column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                    {
                        var neighbour = next + ((row - y) * width) + column - x;
                        if (masks[neighbour] == 0 || regions[neighbour] >= 0) continue;
                        regions[neighbour] = number;
                        open.Push(neighbour);
                    }
                }
            }
            counts.Add(count);
        }
        sizes = counts;
        return regions;
    }
}
