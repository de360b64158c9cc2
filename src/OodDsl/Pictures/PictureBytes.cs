namespace OodDsl;

/// <summary>Decodes PNG and JPEG pictures in memory.</summary>
public static class PictureBytes
{
    /// <summary>One picture, [1, 3, H, W]; grey ones have three equal channels, transparency is dropped.</summary>
    /// <param name="bytes">The bytes of the file; which kind it is, the first of them say.</param>
    /// <exception cref="FormatException">It is no intact PNG or JPEG picture.</exception>
    /// <exception cref="UserException">The library that reads it is missing.</exception>
    public static ImageSet FromFileBytes(ReadOnlySpan<byte> bytes)
    {
        var file = bytes.ToArray();
        var picture = file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ImageLibraries.Call("PNG", "libpng16-16", () => PngDecoder.Decode(file)),
            [0xFF, 0xD8, 0xFF, ..] => ImageLibraries.Call("JPEG", "libturbojpeg0", () => JpegDecoder.Decode(file)),
            _ => throw new FormatException("it is neither PNG nor JPEG"),
        };
        return new(picture.Buffer, picture.Shape, null, []);
    }
}
