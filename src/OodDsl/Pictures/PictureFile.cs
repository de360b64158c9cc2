namespace OodDsl;

/// <summary>Reads PNG and JPEG files; which one a file is, its first bytes say, not its name.</summary>
static class PictureFile
{
    /// <summary>Name endings of pictures, in lower case.</summary>
    static readonly string[] Endings = [".png", ".jpg", ".jpeg"];

    /// <summary>Whether a file's name is a picture's.</summary>
    public static bool IsPicture(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>[3, H, W].</summary>
    /// <param name="path">The file.</param>
    /// <param name="buffers">What the picture is made of, and what it takes to decode it; null: arrays of their own.</param>
    /// <exception cref="DataFormatException">The file can't be read, or is no intact PNG or JPEG image.</exception>
    public static Picture Read(string path, PictureBuffers? buffers = null)
    {
        ArraySegment<byte> bytes;
        try
        {
            bytes = Content(path, buffers);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataFormatException(path, "a PNG or JPEG image", $"nothing that can be read ({error.Message})", error);
        }
        var png = bytes.AsSpan() is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
        if (!png && bytes.AsSpan() is not [0xFF, 0xD8, 0xFF, ..])
            throw new DataFormatException(path, "a PNG or JPEG image", FileKind.Describe(bytes.AsSpan(0, Math.Min(8, bytes.Count))));
        try
        {
            return png
                ? ImageLibraries.Call("PNG", "libpng16-16", () => PngDecoder.Decode(bytes, buffers))
                : ImageLibraries.Call("JPEG", "libturbojpeg0", () => JpegDecoder.Decode(bytes, buffers));
        }
        catch (FormatException error)
        {
            throw new DataFormatException(path, $"an intact {(png ? "PNG" : "JPEG")} image", $"a damaged one ({error.Message})", error);
        }
    }

    static ArraySegment<byte> Content(string path, PictureBuffers? buffers)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length > Array.MaxLength) throw new IOException($"it has {length} bytes");
        var bytes = PictureBuffers.Take(buffers, (int)length);
        var got = 0;
        for (int read; got < length && (read = RandomAccess.Read(file, bytes.AsSpan(got, (int)length - got), got)) > 0;) got += read;
        return new(bytes, 0, got);
    }
}
