namespace OodDsl;

/// <summary>What a picture's header may announce before memory is taken for its pixels.</summary>
static class PictureLimits
{
    /// <summary>The most pixels, Pillow's limit for what it takes for an attack: twice a quarter of a gigabyte of RGB.</summary>
    public const long Pixels = 2 * ((1L << 30) / 4 / 3);

    // Deflate unpacks to 1032 times the length at most, and a byte of PNG holds 8 pixels at most. A JPEG file takes a bit for every few blocks.
    const long PixelsPerByte = 1032 * 8;

    /// <summary>Refuses sizes that no such file can hold, or that nobody wants decoded.</summary>
    /// <param name="width">Announced.</param>
    /// <param name="height">Announced.</param>
    /// <param name="fileLength">The file's length in bytes.</param>
    /// <exception cref="FormatException">They are.</exception>
    public static void Check(long width, long height, int fileLength)
    {
        if (width < 1 || height < 1) throw new FormatException("it has no pixels");
        if (width > Pixels || height > Pixels || width * height > Pixels) throw new FormatException($"{width} x {height} pixels are too many; {Pixels} are read at most");
        if (width * height > fileLength * PixelsPerByte) throw new FormatException($"{width} x {height} pixels can't be in {fileLength} bytes");
    }
}
