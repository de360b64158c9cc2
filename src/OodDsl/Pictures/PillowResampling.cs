namespace OodDsl;

/// <summary>
/// Bilinear resizing with antialiasing, bit for bit as Pillow does it and torchvision with it (what published evaluations used): a triangle filter that
/// is as wide as what it shrinks, the rows first, each direction in fixed point and rounded to a level.
/// </summary>
static class PillowResampling
{
    const int Bits = 22;

    /// <summary>[C, H, W] to [C, height, width].</summary>
    public static Picture Bilinear(Picture picture, int height, int width, PictureBuffers? buffers = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var shape = picture.Shape;
        var pixels = picture.Buffer;
        if (width != shape.Width) pixels = Rows(pixels, shape.Channels * shape.Height, shape.Width, width, buffers);
        if (height != shape.Height) pixels = Columns(pixels, shape.Channels, shape.Height, width, height, buffers);
        return new(pixels, new(shape.Channels, height, width));
    }

    static byte[] Rows(byte[] source, int rows, int width, int newWidth, PictureBuffers? buffers)
    {
        var taps = Taps(width, newWidth);
        var result = PictureBuffers.Take(buffers, rows * newWidth);
        for (var row = 0; row < rows; row++)
        {
            var from = source.AsSpan(row * width, width);
            for (var x = 0; x < newWidth; x++)
            {
                var (start, weights) = taps[x];
                var sum = 1 << (Bits - 1);
                for (var k = 0; k < weights.Length; k++) sum += from[start + k] * weights[k];
                result[(row * newWidth) + x] = Level(sum);
            }
        }
        return result;
    }

    static byte[] Columns(byte[] source, int planes, int height, int width, int newHeight, PictureBuffers? buffers)
    {
        var taps = Taps(height, newHeight);
        var result = PictureBuffers.Take(buffers, planes * newHeight * width);
        var sums = new int[width];
        for (var plane = 0; plane < planes; plane++)
            for (var y = 0; y < newHeight; y++)
            {
                var (start, weights) = taps[y];
                Array.Fill(sums, 1 << (Bits - 1));
                for (var k = 0; k < weights.Length; k++)
                {
                    var from = source.AsSpan(((plane * height) + start + k) * width, width);
                    for (var x = 0; x < width; x++) sums[x] += from[x] * weights[k];
                }
                var to = result.AsSpan(((plane * newHeight) + y) * width, width);
                for (var x = 0; x < width; x++) to[x] = Level(sums[x]);
            }
        return result;
    }

    static byte Level(int sum) => (byte)Math.Clamp(sum >> Bits, 0, 255);

    // For every new coordinate, the first old one that counts and the weights from there on, in fixed point.
    static (int Start, int[] Weights)[] Taps(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(1, scale);
        var taps = new (int, int[])[to];
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var weights = new double[Math.Min(from, (int)(center + support + 0.5)) - start];
            for (var k = 0; k < weights.Length; k++) weights[k] = Math.Max(0, 1 - Math.Abs((start + k - center + 0.5) / support));
            var share = 1 / weights.Sum();
            taps[i] = (start, Array.ConvertAll(weights, weight => (int)(0.5 + (weight * share * (1 << Bits)))));
        }
        return taps;
    }
}
