using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>
/// Decodes JPEG by libjpeg-turbo, with the accurate inverse transform and smooth upsampling of colours, as Pillow does. Grey becomes RGB; CMYK, which
/// ImageNet has some of, is converted without a colour profile.
/// </summary>
static partial class JpegDecoder
{
    const int Rgb = 0;
    const int Cmyk = 11;
    const int FirstCmykSpace = 3; // TJCS_CMYK and TJCS_YCCK
    const int AccurateTransform = 4096;

    // libjpeg-turbo 2 says so of a header that it has read well: it only has no name for the sampling of the colours, and decodes them all the same.
    const string UnnamedSampling = "Could not determine subsampling type for JPEG image";

    const string Unended = "Premature end of JPEG file";

    static readonly string[] Harmless =
        ["Corrupt JPEG data", "Inconsistent progression sequence", "Invalid SOS parameters", "Unknown Adobe color", "Warning"];

    /// <summary>[3, H, W].</summary>
    /// <exception cref="FormatException">It is no intact JPEG image; the message is libjpeg-turbo's.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, PictureBuffers? buffers = null)
    {
        using var decoder = new Decoder();
        if (ReadHeader(decoder, in MemoryMarshal.GetReference(file), new((nuint)file.Length), out var width, out var height, out _, out var space) != 0
            && (width <= 0 || height <= 0 || !Message(decoder).EndsWith(UnnamedSampling, StringComparison.Ordinal)))
            Refuse(decoder);
        PictureLimits.Check(width, height, file.Length);
        var samples = space >= FirstCmykSpace ? 4 : 3;
        var bytes = PictureBuffers.Take(buffers, width * height * samples);
        if (!Pixels(decoder, file, bytes, width, height, samples))
        {
            if (Message(decoder) != Unended) Refuse(decoder);
            else if (UnendedJpeg.WithEnd(file) is not { } ended || !Pixels(decoder, ended, bytes, width, height, samples)) throw new FormatException(Unended);
        }
        if (samples == 4) ToRgb(bytes.AsSpan(0, width * height * samples));
        return Picture.FromInterleaved(bytes, samples, 3, height, width, buffers);
    }

    // Whether there was nothing to say of it.
    static bool Pixels(Decoder decoder, ReadOnlySpan<byte> file, byte[] bytes, int width, int height, int samples) => Decompress(
        decoder, in MemoryMarshal.GetReference(file), new((nuint)file.Length), ref MemoryMarshal.GetArrayDataReference(bytes), width, 0, height,
        samples == 4 ? Cmyk : Rgb, AccurateTransform) == 0;

    // What Pillow reads over, too: bytes before a marker, say. A file that was cut, though, is no whole picture, and all other messages are errors.
    // (The library's error code tells a warning only as long as no error follows it.)
    static void Refuse(Decoder decoder)
    {
        var message = Message(decoder);
        if (!Array.Exists(Harmless, start => message.StartsWith(start, StringComparison.Ordinal))) throw new FormatException(message);
    }

    static string Message(Decoder decoder) => Marshal.PtrToStringUTF8(ErrorText(decoder)) ?? "";

    // Adobe's CMYK is stored inverted: each value is the share of light that its ink lets through.
    static void ToRgb(Span<byte> cmyk)
    {
        for (var i = 0; i < cmyk.Length; i += 4)
            for (var c = 0; c < 3; c++)
            {
                var light = (cmyk[i + c] * cmyk[i + 3]) + 128;
                cmyk[i + c] = (byte)(((light >> 8) + light) >> 8);
            }
    }

    [LibraryImport(ImageLibraries.Jpeg, EntryPoint = "tjInitDecompress")]
    private static partial nint Create();

    [LibraryImport(ImageLibraries.Jpeg, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint handle);

    [LibraryImport(ImageLibraries.Jpeg, EntryPoint = "tjDecompressHeader3")]
    private static partial int ReadHeader(
        Decoder decoder, in byte file, CULong size, out int width, out int height, out int subsampling, out int colorSpace);

    [LibraryImport(ImageLibraries.Jpeg, EntryPoint = "tjDecompress2")]
    private static partial int Decompress(
        Decoder decoder, in byte file, CULong size, ref byte pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(ImageLibraries.Jpeg, EntryPoint = "tjGetErrorStr2")]
    private static partial nint ErrorText(Decoder decoder);

    sealed class Decoder : SafeHandle
    {
        public Decoder() : base(0, ownsHandle: true)
        {
            SetHandle(Create());
            if (IsInvalid) throw new InvalidOperationException("libjpeg-turbo makes no decoder.");
        }

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle() => Destroy(handle) == 0;
    }
}
