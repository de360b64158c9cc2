using System.Buffers.Binary;
using System.IO.Compression;

namespace OodDsl.Hosting;

/// <summary>Writes an image as PNG (ISO 15948): grey or RGB, 8 bits.</summary>
static class PngImage
{
    /// <summary>The file's bytes.</summary>
    /// <param name="pixels">[C, H, W] with one channel or three; of two or more than three the first is written.</param>
    /// <param name="shape">Their shape.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        var (channels, plane) = (shape.Channels == 3 ? 3 : 1, shape.Height * shape.Width);
        var row = new byte[1 + (channels * shape.Width)];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < shape.Height; y++)
            {
                for (var x = 0; x < shape.Width; x++)
                    for (var c = 0; c < channels; c++)
                        row[1 + (x * channels) + c] = pixels[(c * plane) + (y * shape.Width) + x];
                zlib.Write(row);
            }
        }
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, shape.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], shape.Height);
        (header[8], header[9]) = (8, (byte)(channels == 3 ? 2 : 0));
        header[10..].Clear();
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var bytes = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, content.Length);
        name.CopyTo(bytes.AsSpan(4));
        content.CopyTo(bytes.AsSpan(8));
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
