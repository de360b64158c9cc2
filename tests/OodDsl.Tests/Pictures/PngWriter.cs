using System.Buffers.Binary;
using System.IO.Compression;

namespace OodDsl.Tests;

/// <summary>Writes RGB pictures of one colour, or of given bytes, as PNG.</summary>
static class PngWriter
{
    public static byte[] OneColour(byte red, byte green, byte blue, int height = 4, int width = 4) =>
        Write([.. Enumerable.Repeat<byte[]>([red, green, blue], height * width).SelectMany(pixel => pixel)], height, width);

    /// <summary>Of bytes [H, W, 3].</summary>
    public static byte[] Write(byte[] interleaved, int height, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(interleaved, y * width * 3, width * 3);
            }
        return File(packed.ToArray(), height, width);
    }

    /// <summary>A file whose header announces a size, whatever its pixels are.</summary>
    /// <param name="packed">The rows of pixels, each after its filter's byte, as zlib packs them.</param>
    /// <param name="height">Announced.</param>
    /// <param name="width">Announced.</param>
    public static byte[] File(ReadOnlySpan<byte> packed, int height, int width)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var bytes = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, content.Length);
        name.CopyTo(bytes.AsSpan(4));
        content.CopyTo(bytes, 8);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8 + content.Length), Crc(bytes.AsSpan(4, 4 + content.Length)));
        return bytes;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }
        return ~crc;
    }
}
