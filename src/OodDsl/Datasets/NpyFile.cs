using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OodDsl;

/// <summary>Reads NumPy's array files (.npy, and those within .npz): bytes, or whole numbers of 32 or 64 bits, in C order.</summary>
static partial class NpyFile
{
    /// <summary>An array, row-major.</summary>
    /// <param name="Shape">Its sizes.</param>
    /// <param name="Type">NumPy's name of its type, such as <c>|u1</c>.</param>
    /// <param name="Data">Its bytes.</param>
    internal sealed record NpyArray(int[] Shape, string Type, byte[] Data)
    {
        /// <summary>The values of an array of whole numbers; null if it is of another type.</summary>
        public int[]? Integers => Type switch
        {
            "|u1" => Array.ConvertAll(Data, value => (int)value),
            "<i4" or "<u4" => Values(4, span => BinaryPrimitives.ReadInt32LittleEndian(span)),
            "<i8" or "<u8" => Values(8, span => checked((int)BinaryPrimitives.ReadInt64LittleEndian(span))),
            _ => null,
        };

        int[] Values(int size, Func<ReadOnlySpan<byte>, int> read) =>
            [.. Enumerable.Range(0, Data.Length / size).Select(i => read(Data.AsSpan(i * size, size)))];
    }

    /// <summary>Reads an array.</summary>
    /// <param name="stream">At its start; need not seek.</param>
    /// <param name="path">For messages.</param>
    /// <param name="most">The most bytes that its values may have.</param>
    /// <exception cref="DataFormatException">It is no intact array of a type that is read.</exception>
    public static NpyArray Read(Stream stream, string path, long most)
    {
        try
        {
            Span<byte> magic = stackalloc byte[8];
            var got = stream.ReadAtLeast(magic, 8, throwOnEndOfStream: false);
            if (got < 8 || magic[..6] is not [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'])
                throw new DataFormatException(path, "a NumPy array", FileKind.Describe(magic[..got]));
            var lengthBytes = magic[6] == 1 ? 2 : 4;
            Span<byte> length = stackalloc byte[4];
            length.Clear();
            stream.ReadExactly(length[..lengthBytes]);
            var header = new byte[Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(length), 1 << 20)];
            stream.ReadExactly(header);
            var (type, shape) = Parse(Encoding.Latin1.GetString(header), path);
            var bytes = shape.Aggregate((long)(type[^1] - '0'), (product, size) => checked(product * size));
            return new(shape, type, BoundedBytes.Read(stream, bytes, most));
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or OverflowException)
        {
            throw new DataFormatException(path, "an intact NumPy array", $"a damaged one ({error.Message})", error);
        }
    }

    static (string Type, int[] Shape) Parse(string header, string path)
    {
        var type = TypePart().Match(header).Groups["type"].Value;
        var shape = ShapePart().Match(header);
        var inOrder = header.Contains("'fortran_order': False", StringComparison.Ordinal);
        if (!shape.Success || !inOrder || type is not ("|u1" or "<i4" or "<u4" or "<i8" or "<u8"))
            throw new DataFormatException(path, "an array of bytes or whole numbers in C order", header.Trim());
        return (type, [.. shape.Groups["sizes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }

    [GeneratedRegex("'descr': '(?<type>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypePart();

    [GeneratedRegex(@"'shape': \((?<sizes>[0-9, ]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShapePart();
}
