namespace OodDsl;

/// <summary>Reads PNG and JPEG files; which one a file is, its first bytes say, not its name.</summary>
static class PictureFile
{
    /// <summary>Name endings of pictures, in lower case.</summary>
    static readonly string[] Endings = [".png", ".jpg", ".jpeg"];

    /// <summary>Whether a file's name is a picture's.</summary>
    public static bool IsPicture(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>[3, H, W].</summary>
    /// <exception cref="DataFormatException">The file can't be read, or is no intact PNG or JPEG image.</exception>
    public static Picture Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFormatException(path, "a PNG or JPEG image", $"nothing that can be read ({error.Message})", error);
        }
        var png = bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
        if (!png && bytes is not [0xFF, 0xD8, 0xFF, ..])
            throw new DataFormatException(path, "a PNG or JPEG image", FileKind.Describe(bytes.AsSpan(0, Math.Min(8, bytes.Length))));
        try
        {
            return png
                ? ImageLibraries.Call("PNG", "libpng16-16", () => PngDecoder.Decode(bytes))
                : ImageLibraries.Call("JPEG", "libturbojpeg0", () => JpegDecoder.Decode(bytes));
        }
        catch (FormatException error)
        {
            throw new DataFormatException(path, $"an intact {(png ? "PNG" : "JPEG")} image", $"a damaged one ({error.Message})", error);
        }
    }
}
