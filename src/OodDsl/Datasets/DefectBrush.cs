namespace OodDsl;

/// <summary>Draws one defect into an image of bytes.</summary>
sealed class DefectBrush(ImageShape shape, HostRandom dice)
{
    // Below this level a pixel is background.
    const int Empty = 32;
    // How far a defect's level is from what it covers, at least.
    const int Contrast = 80;

    internal void Draw(Span<byte> image, Span<byte> mask)
    {
        var (centerY, centerX) = Place(image);
        var kind = dice.Next(4);
        var area = (0.01 + 0.05 * dice.NextDouble()) * shape.Height * shape.Width;
        var angle = Math.PI * dice.NextDouble();
        // A scratch is eight times as long as wide, an ellipse up to twice; a square and a spot are as wide as long.
        var stretch = kind switch { 2 => 8, 1 => 1 + dice.NextDouble(), _ => 1 };
        var round = kind is 1 or 3 ? 4 / Math.PI : 1;
        var (length, width) = (Math.Sqrt(area * round * stretch), Math.Sqrt(area * round / stretch));
        var plane = shape.Height * shape.Width;
        for (var y = 0; y < shape.Height; y++)
            for (var x = 0; x < shape.Width; x++)
            {
                var (dy, dx) = (y - centerY, x - centerX);
                var u = 2 * (dx * Math.Cos(angle) + dy * Math.Sin(angle)) / Math.Max(length, 1);
                var v = 2 * (dy * Math.Cos(angle) - dx * Math.Sin(angle)) / Math.Max(width, 1);
                if (kind is 1 or 3 ? u * u + v * v <= 1 : Math.Abs(u) <= 1 && Math.Abs(v) <= 1) mask[y * shape.Width + x] = byte.MaxValue;
            }
        for (var channel = 0; channel < shape.Channels; channel++) Fill(image.Slice(channel * plane, plane), mask, speckled: kind == 3);
    }

    // A pixel that is not background, if there is one among some tries.
    (int Y, int X) Place(Span<byte> image)
    {
        var (y, x) = (0, 0);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            (y, x) = (dice.Next(shape.Height), dice.Next(shape.Width));
            if (image[y * shape.Width + x] > Empty) break;
        }
        return (y, x);
    }

    void Fill(Span<byte> plane, ReadOnlySpan<byte> mask, bool speckled)
    {
        var (sum, count) = (0, 0);
        for (var i = 0; i < plane.Length; i++)
            if (mask[i] != 0)
            {
                sum += plane[i];
                count++;
            }
        var mean = count == 0 ? 0 : sum / count;
        // Any level at least Contrast away from the mean, equally likely.
        var (below, above) = (Math.Max(0, mean - Contrast), Math.Max(0, 255 - mean - Contrast));
        var draw = dice.Next(below + above + 1);
        var level = draw <= below && below > 0 ? draw : Math.Min(255, mean + Contrast + draw - below);
        for (var i = 0; i < plane.Length; i++)
            if (mask[i] != 0)
                plane[i] = (byte)(speckled && dice.Next(2) == 0 ? 255 - level : level);
    }
}
