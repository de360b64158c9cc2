using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OodDsl;

/// <summary>Reads arrays of numbers from MATLAB's level 5 files, little-endian, compressed or not; what else is in such a file is skipped.</summary>
static class MatFile
{
    const int HeaderLength = 128;
    const int Compressed = 15;
    const int Matrix = 14;
    const int UInt8 = 2;
    const int Double = 9;

    // SVHN's largest file, the extra images, has 1.6 GB of pixels; its training and test images have 225 and 80 MB.
    const long Largest = 1L << 30;

    // Flags, dimensions and names have a few bytes.
    const long LargestOther = 1 << 16;

    /// <summary>An array of a file, in column-major order: the first dimension runs fastest.</summary>
    /// <param name="Shape">Its sizes.</param>
    /// <param name="Bytes">Its values if they are stored as bytes, else null.</param>
    /// <param name="Doubles">Its values if they are stored as doubles, else null.</param>
    internal sealed record MatArray(int[] Shape, byte[]? Bytes, double[]? Doubles);

    /// <summary>Arrays by name.</summary>
    /// <exception cref="DataFormatException">It is no intact level 5 file.</exception>
    public static Dictionary<string, MatArray> Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[HeaderLength];
        var got = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (got < HeaderLength || header[126..] is not [(byte)'I', (byte)'M'])
            throw new DataFormatException(path, "a MATLAB 5 file", FileKind.Describe(header[..Math.Min(got, 8)]));
        var arrays = new Dictionary<string, MatArray>(StringComparer.Ordinal);
        try
        {
            while (file.Position < file.Length) Element(file, path, arrays);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or OverflowException)
        {
            throw new DataFormatException(path, "an intact MATLAB 5 file", $"a damaged one ({error.Message})", error);
        }
        return arrays;
    }

    static void Element(FileStream file, string path, Dictionary<string, MatArray> arrays)
    {
        var (type, length, _) = Tag(file);
        var end = file.Position + length;
        if (end > file.Length) throw new EndOfStreamException($"it ends {end - file.Length} bytes too soon");
        if (type == Compressed)
        {
            using var unpacked = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
            if (Tag(unpacked) is (Matrix, _, _)) Array(unpacked, path, arrays, Expansion.Most(length));
        }
        else if (type == Matrix)
        {
            Array(file, path, arrays, length);
        }
        file.Position = end;
    }

    // Flags, dimensions, name, values; each an element of its own.
    static void Array(Stream stream, string path, Dictionary<string, MatArray> arrays, long most)
    {
        Content(stream, LargestOther);
        var dimensions = Content(stream, LargestOther).Data;
        var shape = new int[dimensions.Length / 4];
        for (var i = 0; i < shape.Length; i++) shape[i] = BinaryPrimitives.ReadInt32LittleEndian(dimensions.AsSpan(4 * i));
        var name = Encoding.ASCII.GetString(Content(stream, LargestOther).Data);
        var (type, data) = Content(stream, Math.Min(most, Largest));
        if (type is not (UInt8 or Double)) return;
        var count = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (data.Length != count * (type == Double ? 8 : 1))
            throw new DataFormatException(path, $"{count} values of '{name}'", $"{data.Length} bytes");
        arrays[name] = type == UInt8
            ? new(shape, data, null)
            : new(shape, null, [.. Enumerable.Range(0, (int)count).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(data.AsSpan(8 * i)))]);
    }

    static (int Type, byte[] Data) Content(Stream stream, long most)
    {
        var (type, length, small) = Tag(stream);
        if (small is { } inline) return (type, inline[..length]);
        var data = BoundedBytes.Read(stream, length, most);
        // Elements begin at multiples of 8 bytes.
        Span<byte> padding = stackalloc byte[8];
        stream.ReadExactly(padding[..(-length & 7)]);
        return (type, data);
    }

    // Up to four bytes of data may stand in the tag itself.
    static (int Type, int Length, byte[]? Inline) Tag(Stream stream)
    {
        Span<byte> tag = stackalloc byte[8];
        stream.ReadExactly(tag);
        var first = BinaryPrimitives.ReadUInt32LittleEndian(tag);
        var inline = (int)(first >> 16);
        if (inline > 4) throw new InvalidDataException("a tag makes no sense");
        return inline > 0
            ? ((int)(first & 0xFFFF), inline, tag[4..].ToArray())
            : ((int)first, checked((int)BinaryPrimitives.ReadUInt32LittleEndian(tag[4..])), null);
    }
}
