namespace OodDsl;

/// <summary>Reads as many bytes as a file announces: memory grows with what is really there, up to what is expected of such a file.</summary>
static class BoundedBytes
{
    const int First = 1 << 20;

    /// <summary>Reads exactly this many bytes.</summary>
    /// <param name="stream">Where they come from; need not seek.</param>
    /// <param name="count">What was announced.</param>
    /// <param name="most">The most that is taken.</param>
    /// <exception cref="InvalidDataException">More than that was announced; nothing is read.</exception>
    /// <exception cref="EndOfStreamException">There are fewer bytes.</exception>
    public static byte[] Read(Stream stream, long count, long most)
    {
        if (count < 0 || count > Math.Min(most, Array.MaxLength)) throw new InvalidDataException($"it announces {count} bytes, where {most} are expected at most");
        var bytes = new byte[Math.Min(count, First)];
        for (var got = 0; got < count;)
        {
            if (got == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            stream.ReadExactly(bytes, got, bytes.Length - got);
            got = bytes.Length;
        }
        return bytes;
    }
}
