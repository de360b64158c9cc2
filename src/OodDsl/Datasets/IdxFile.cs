using System.Buffers.Binary;
using System.IO.Compression;

namespace OodDsl;

/// <summary>An array of bytes with its dimensions, as an IDX file holds it.</summary>
/// <param name="Dimensions">Sizes, slowest first.</param>
/// <param name="Data">The elements in row-major order.</param>
public sealed record IdxArray(IReadOnlyList<int> Dimensions, byte[] Data);

/// <summary>
/// Reads IDX, the format of MNIST: 00 00, the element type, the number of dimensions, each dimension as 4 bytes big endian, the elements. Files
/// may be gzipped, which is seen by their content. Only unsigned bytes (type 08) are read.
/// </summary>
public static class IdxFile
{
    const int MaxRank = 8;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">It is no IDX file of bytes, or is truncated or too long.</exception>
    public static IdxArray Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>
    /// Reads a stream that can seek; <paramref name="name"/> stands in error messages. Memory is bounded by what the stream really holds, of a packed one by <see cref="Expansion"/> too.
    /// </summary>
    /// <exception cref="DataFormatException">It is no IDX file of bytes, or is truncated or too long.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!FileKind.IsGzip(stream)) return Parse(stream, name, long.MaxValue);
        try
        {
            using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return Parse(unpacked, name, Expansion.Most(stream.Length));
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(name, "an intact gzip file", $"damaged or truncated data ({error.Message.TrimEnd('.')})", error);
        }
    }

    /// <summary>Reads images [N, H, W] or [N, C, H, W] and, where there is one, their label file [N].</summary>
    /// <exception cref="DataFormatException">A file is damaged, or the two don't belong together.</exception>
    public static ImageSet ReadImages(string imagePath, string? labelPath, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        var images = Read(imagePath);
        var shape = images.Dimensions switch
        {
            [> 0, > 0 and var h, > 0 and var w] => new ImageShape(1, h, w),
            [> 0, > 0 and var c, > 0 and var h, > 0 and var w] => new ImageShape(c, h, w),
            var other => throw new DataFormatException(imagePath, "images of [N, H, W] or [N, C, H, W]", $"an array of [{string.Join(", ", other)}]"),
        };
        if (labelPath is null) return new(images.Data, shape, null, classNames);
        var labels = Read(labelPath);
        if (labels.Dimensions is not [var count] || count != images.Dimensions[0])
            throw new DataFormatException(labelPath, $"{images.Dimensions[0]} labels, one for each image of {imagePath}",
                $"an array of [{string.Join(", ", labels.Dimensions)}]");
        var wrong = classNames.Count == 0 ? -1 : labels.Data.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)Math.Min(255, classNames.Count - 1));
        if (wrong >= 0)
            throw new DataFormatException(labelPath, $"labels from 0 to {classNames.Count - 1}", $"{labels.Data[wrong]} for image {wrong}");
        return new(images.Data, shape, Array.ConvertAll(labels.Data, label => (int)label), classNames);
    }

    static IdxArray Parse(Stream stream, string name, long most)
    {
        Span<byte> header = stackalloc byte[4 + (4 * MaxRank)];
        var got = stream.ReadAtLeast(header[..4], 4, throwOnEndOfStream: false);
        if (got < 4 || header[0] != 0 || header[1] != 0)
            throw new DataFormatException(name, "an IDX file (00 00 08 and the number of dimensions)", FileKind.Describe(header[..got]));
        if (header[2] != 0x08) throw new DataFormatException(name, "elements of type 08, unsigned bytes", $"type {ElementType(header[2])}");
        int rank = header[3];
        if (rank is 0 or > MaxRank) throw new DataFormatException(name, $"1 to {MaxRank} dimensions", $"{rank}");

        var sizes = header.Slice(4, 4 * rank);
        got = stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false);
        if (got < sizes.Length)
            throw new DataFormatException(name, $"a header of {4 + sizes.Length} bytes", $"{4 + got} bytes: the file is truncated");
        var dimensions = new int[rank];
        long total = 1;
        for (var i = 0; i < rank; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * i)..]);
            // Each factor is below 2^32 and the product so far below 2^31: no overflow.
            total *= size;
            if (size > int.MaxValue || total > Array.MaxLength)
                throw new DataFormatException(name, $"at most {Array.MaxLength} bytes",
                    $"a header that announces dimension {i} of {size}, {total} bytes and more");
            dimensions[i] = (int)size;
        }
        if (total > most) throw new DataFormatException(name, $"at most {most} bytes in a packed file of this length", $"a header that announces {total}");
        if (stream.CanSeek && stream.Length - stream.Position is var rest && rest != total)
            throw new DataFormatException(name, $"{total} bytes after the header",
                rest < total ? $"{rest}: the file is truncated" : $"{rest}: the file is too long");
        return new(dimensions, ReadExactly(stream, (int)total, name));
    }

    // The header may lie about a packed file, so that the buffer only grows with what is really there.
    static byte[] ReadExactly(Stream stream, int total, string name)
    {
        var buffer = new byte[Math.Min(total, 1 << 20)];
        for (var got = 0; got < total;)
        {
            if (got == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(total, 2L * buffer.Length));
            var read = stream.Read(buffer, got, buffer.Length - got);
            if (read == 0) throw new DataFormatException(name, $"{total} bytes after the header", $"{got}: the file is truncated");
            got += read;
        }
        if (stream.ReadByte() >= 0) throw new DataFormatException(name, $"{total} bytes after the header", "more: the file is too long");
        return buffer;
    }

    static string ElementType(byte code) => code switch
    {
        0x09 => "09 (signed bytes)",
        0x0B => "0B (16-bit integers)",
        0x0C => "0C (32-bit integers)",
        0x0D => "0D (32-bit floats)",
        0x0E => "0E (64-bit floats)",
        _ => $"{code:X2}, which IDX does not know",
    };
}
