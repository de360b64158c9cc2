using System.Runtime.InteropServices;

namespace OodDsl.Benchmarks;

/// <summary>Writes JPEG by libjpeg-turbo, at quality 90 with halved colours.</summary>
static partial class JpegWriter
{
    const string Library = "libturbojpeg.so.0";
    const int Rgb = 0, HalvedColours = 2, Quality = 90;

    /// <summary>Of bytes [H, W, 3].</summary>
    public static byte[] Write(byte[] pixels, int height, int width)
    {
        var compressor = Create();
        nint file = 0;
        try
        {
            var size = new CULong(0);
            if (Compress(compressor, pixels, width, 0, height, Rgb, ref file, ref size, HalvedColours, Quality, 0) != 0)
                throw new InvalidOperationException("libjpeg-turbo writes nothing.");
            var bytes = new byte[(int)size.Value];
            Marshal.Copy(file, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            Free(file);
            _ = Destroy(compressor);
        }
    }

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    private static partial nint Create();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    private static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    private static partial int Compress(
        nint handle, byte[] pixels, int width, int pitch, int height, int pixelFormat, ref nint file, ref CULong size, int subsampling, int quality, int flags);
}
