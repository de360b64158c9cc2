namespace OodDsl;

/// <summary>What a file is, by its first bytes.</summary>
static class FileKind
{
    /// <summary>Whether a stream that can seek holds gzip from its current position, where it is left.</summary>
    public static bool IsGzip(Stream stream)
    {
        var start = stream.Position;
        Span<byte> magic = stackalloc byte[2];
        var got = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        stream.Position = start;
        return got == 2 && magic is [0x1F, 0x8B];
    }

    /// <summary>For an error message: "a PNG image", "an empty file", "the bytes 7F 45 4C 46".</summary>
    public static string Describe(ReadOnlySpan<byte> start) => start switch
    {
        [] => "an empty file",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
        [(byte)'P', (byte)'K', 3, 4, ..] => "a zip file",
        [0x1F, 0x8B, ..] => "gzip data (packed twice?)",
        [0x93, (byte)'N', (byte)'U', (byte)'M', ..] => "a NumPy file",
        _ when start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 => $"text that begins with \"{System.Text.Encoding.ASCII.GetString(start)}\"",
        { Length: < 4 } => $"a file of {start.Length} bytes",
        _ => $"the bytes {string.Join(' ', start.ToArray().Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)))}",
    };
}
