using System.Buffers;

namespace OodDsl;

/// <summary>
/// Memory for the steps from a picture's file to its pixels, given back all at once. A photograph takes two megabytes of it: as arrays of their own those
/// would pile up between collections of the large-object heap, hundreds of megabytes where thousands of pictures are read a second.
/// </summary>
sealed class PictureBuffers : IDisposable
{
    readonly List<byte[]> taken = [];

    /// <summary>Zeros, at least so many.</summary>
    public byte[] Take(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        taken.Add(buffer);
        Array.Clear(buffer, 0, length);
        return buffer;
    }

    /// <summary>Zeros: of the buffers, at least so many; without buffers, an array of this length that stays.</summary>
    public static byte[] Take(PictureBuffers? buffers, int length) => buffers?.Take(length) ?? new byte[length];

    /// <summary>Gives back all that was taken. Pictures made of it must not be used any more.</summary>
    public void Dispose()
    {
        foreach (var buffer in taken) ArrayPool<byte>.Shared.Return(buffer);
        taken.Clear();
    }
}
