using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>A decoded picture: bytes [C, H, W], row-major.</summary>
/// <param name="Buffer">Begins with the bytes, and may be longer; not to be written to.</param>
/// <param name="Shape">C, H and W.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Picture(byte[] Buffer, ImageShape Shape)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Pixels => Buffer.AsSpan(0, Shape.Length);

    /// <summary>Of bytes [H, W, samples], of which the first <paramref name="channels"/> count.</summary>
    public static Picture FromInterleaved(ReadOnlySpan<byte> bytes, int samples, int channels, int height, int width, PictureBuffers? buffers = null)
    {
        var plane = height * width;
        var pixels = PictureBuffers.Take(buffers, channels * plane);
        for (var i = 0; i < plane; i++)
            for (var c = 0; c < channels; c++) pixels[(c * plane) + i] = bytes[(i * samples) + c];
        return new(pixels, new(channels, height, width));
    }

    /// <summary>The part that begins at a place; what lies outside of the picture is black.</summary>
    public Picture Cropped(int top, int left, int height, int width, PictureBuffers? buffers = null)
    {
        if ((top, left, height, width) == (0, 0, Shape.Height, Shape.Width)) return this;
        var pixels = PictureBuffers.Take(buffers, Shape.Channels * height * width);
        var (from, to) = (Math.Max(0, -left), Math.Min(width, Shape.Width - left));
        for (var c = 0; c < Shape.Channels; c++)
            for (var y = Math.Max(0, -top); y < Math.Min(height, Shape.Height - top) && to > from; y++)
                Pixels.Slice((((c * Shape.Height) + top + y) * Shape.Width) + left + from, to - from).CopyTo(
                    pixels.AsSpan((((c * height) + y) * width) + from));
        return new(pixels, new(Shape.Channels, height, width));
    }
}
