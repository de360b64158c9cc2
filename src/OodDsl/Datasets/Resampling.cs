namespace OodDsl;

/// <summary>
/// Resizing of byte images. Each axis by itself: averages over the covered area where it shrinks, linear interpolation between pixel centres
/// (PyTorch's <c>align_corners=False</c>) where it grows. Rounded to the nearest level, halves up.
/// </summary>
public static class Resampling
{
    /// <summary>[planes, height, width] to [planes, newHeight, newWidth].</summary>
    public static byte[] Resize(ReadOnlySpan<byte> planes, int count, int height, int width, int newHeight, int newWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(newHeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(newWidth);
        var (rows, columns) = (Taps(height, newHeight), Taps(width, newWidth));
        var result = new byte[checked(count * newHeight * newWidth)];
        var narrow = new float[height * newWidth];
        for (var plane = 0; plane < count; plane++)
        {
            var source = planes.Slice(plane * height * width, height * width);
            for (var y = 0; y < height; y++)
                for (var x = 0; x < newWidth; x++)
                {
                    var (start, weights) = columns[x];
                    var sum = 0f;
                    for (var k = 0; k < weights.Length; k++) sum += weights[k] * source[(y * width) + start + k];
                    narrow[(y * newWidth) + x] = sum;
                }
            var target = result.AsSpan(plane * newHeight * newWidth, newHeight * newWidth);
            for (var y = 0; y < newHeight; y++)
            {
                var (start, weights) = rows[y];
                for (var x = 0; x < newWidth; x++)
                {
                    var sum = 0f;
                    for (var k = 0; k < weights.Length; k++) sum += weights[k] * narrow[((start + k) * newWidth) + x];
                    target[(y * newWidth) + x] = (byte)Math.Clamp(MathF.Floor(sum + 0.5f), 0, 255);
                }
            }
        }
        return result;
    }

    /// <summary>Every plane of <paramref name="length"/> bytes <paramref name="times"/> times in a row.</summary>
    internal static byte[] Repeat(ReadOnlySpan<byte> planes, int length, int times)
    {
        var result = new byte[checked(planes.Length * times)];
        for (int from = 0, to = 0; from < planes.Length; from += length)
            for (var k = 0; k < times; k++, to += length)
                planes.Slice(from, length).CopyTo(result.AsSpan(to));
        return result;
    }

    /// <summary>Planes R, G, B of <paramref name="length"/> bytes each to one grey plane.</summary>
    internal static byte[] Grey(ReadOnlySpan<byte> planes, int length)
    {
        var result = new byte[planes.Length / 3];
        for (var i = 0; i < result.Length; i++)
        {
            var red = ((i / length) * 3 * length) + (i % length);
            result[i] = (byte)(((299 * planes[red]) + (587 * planes[red + length]) + (114 * planes[red + (2 * length)]) + 500) / 1000);
        }
        return result;
    }

    // For every new coordinate, the first old one that counts and the weights from there on; they add up to 1.
    static (int Start, float[] Weights)[] Taps(int from, int to)
    {
        var scale = (double)from / to;
        return [.. Enumerable.Range(0, to).Select(i =>
            scale > 1 ? Covered(i * scale, (i + 1) * scale, from) : Between(((i + 0.5) * scale) - 0.5, from))];
    }

    static (int Start, float[] Weights) Covered(double begin, double end, int count)
    {
        var first = (int)begin;
        var last = Math.Min(count, (int)Math.Ceiling(end - 1e-9));
        var weights = new float[last - first];
        for (var k = 0; k < weights.Length; k++)
            weights[k] = (float)((Math.Min(end, first + k + 1) - Math.Max(begin, first + k)) / (end - begin));
        return (first, weights);
    }

    static (int Start, float[] Weights) Between(double centre, int count)
    {
        centre = Math.Clamp(centre, 0, count - 1);
        var first = Math.Min((int)centre, Math.Max(0, count - 2));
        var right = (float)(centre - first);
        return count == 1 ? (0, [1f]) : (first, [1 - right, right]);
    }
}
