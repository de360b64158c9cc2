using System.Buffers.Binary;

namespace OodDsl;

/// <summary>
/// JPEG files without their end marker, which some programs leave out. With it, libjpeg-turbo tells whether all of the picture is there, if it comes in
/// one scan; of several, as a progressive file has them, whole ones may be missing that nothing tells of.
/// </summary>
static class UnendedJpeg
{
    const byte Marker = 0xFF;
    const byte BaselineFrame = 0xC0;
    const byte SequentialFrame = 0xC1;
    const byte Scan = 0xDA;
    const byte End = 0xD9;

    /// <summary>The file with its end marker; null where it could not be told whether all of the picture is there.</summary>
    public static byte[]? WithEnd(ReadOnlySpan<byte> file) => HasOneScan(file) ? [.. file, Marker, End] : null;

    // Segments are a marker, their length, and what they hold. Of a frame that is, behind the size of the picture, the number of its components; of a
    // scan, the number of those that it has.
    static bool HasOneScan(ReadOnlySpan<byte> file)
    {
        var components = 0;
        for (var at = 2; at + 9 < file.Length && file[at] == Marker; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]))
        {
            if (file[at + 1] is BaselineFrame or SequentialFrame) components = file[at + 9];
            if (file[at + 1] == Scan) return file[at + 4] == components && file[(at + 2)..].IndexOf([Marker, Scan]) < 0;
        }
        return false;
    }
}
