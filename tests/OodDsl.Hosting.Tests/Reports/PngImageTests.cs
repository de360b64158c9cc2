using System.Buffers.Binary;
using System.IO.Compression;

namespace OodDsl.Hosting.Tests;

public sealed class PngImageTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Its_chunks_hold_the_size_and_the_rows(int channels, byte colourType)
    {
        byte[] pixels = [.. Enumerable.Range(0, channels * 6).Select(value => (byte)(value * 9))];
        var chunks = Chunks(PngImage.Write(pixels, new(channels, 2, 3)));

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Name));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, colourType, 0, 0, 0], chunks[0].Content);
        using var rows = new ZLibStream(new MemoryStream(chunks[1].Content), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        rows.CopyTo(raw);
        byte[] expected = [.. Enumerable.Range(0, 2).SelectMany(y => (byte[])[0, .. Enumerable.Range(0, 3).SelectMany(x => Enumerable.Range(0, channels).Select(c => pixels[(c * 6) + (y * 3) + x]))])];
        Assert.Equal(expected, raw.ToArray());
        // Of the empty last chunk the checksum is in the standard.
        Assert.Equal(0xAE426082, chunks[2].Crc);
    }

    static List<(string Name, byte[] Content, uint Crc)> Chunks(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        List<(string, byte[], uint)> chunks = [];
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)], BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length))));
            at += 12 + length;
        }
        return chunks;
    }
}
