using System.Runtime.InteropServices;
using System.Text;

namespace OodDsl;

/// <summary>
/// Decodes PNG by libpng's simplified interface: palettes, grey and 16 bits become RGB of 8 bits, transparency is dropped. A file whose gAMA says
/// otherwise than sRGB is converted to sRGB.
/// </summary>
static partial class PngDecoder
{
    const uint Version = 1;
    const uint FlagAlpha = 1;
    const uint FormatRgb = 2;
    const uint SixteenBitsAreSrgb = 4;

    /// <summary>[3, H, W].</summary>
    /// <exception cref="FormatException">It is no intact PNG image; the message is libpng's.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, PictureBuffers? buffers = null)
    {
        var image = new Image { Version = Version };
        try
        {
            if (!Begin(ref image, in MemoryMarshal.GetReference(file), (nuint)file.Length)) throw new FormatException(image.Text);
            var samples = (image.Format & FlagAlpha) == 0 ? 3 : 4;
            image.Format = FormatRgb | (image.Format & FlagAlpha);
            image.Flags |= SixteenBitsAreSrgb;
            PictureLimits.Check(image.Width, image.Height, file.Length);
            var (height, width) = ((int)image.Height, (int)image.Width);
            var bytes = PictureBuffers.Take(buffers, height * width * samples);
            if (!Finish(ref image, 0, ref MemoryMarshal.GetArrayDataReference(bytes), 0, 0)) throw new FormatException(image.Text);
            return Picture.FromInterleaved(bytes, samples, 3, height, width, buffers);
        }
        finally
        {
            Free(ref image);
        }
    }

    [LibraryImport(ImageLibraries.Png, EntryPoint = "png_image_begin_read_from_memory")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Begin(ref Image image, in byte memory, nuint size);

    [LibraryImport(ImageLibraries.Png, EntryPoint = "png_image_finish_read")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Finish(ref Image image, nint background, ref byte buffer, int rowStride, nint colormap);

    [LibraryImport(ImageLibraries.Png, EntryPoint = "png_image_free")]
    private static partial void Free(ref Image image);

    // png_image.
    [StructLayout(LayoutKind.Sequential)]
    struct Image
    {
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColormapEntries;
        public uint WarningOrError;
        public Message Message;

        public readonly string Text
        {
            get
            {
                ReadOnlySpan<byte> text = Message;
                return Encoding.ASCII.GetString(text[..Math.Max(0, text.IndexOf((byte)0))]);
            }
        }
    }

    [System.Runtime.CompilerServices.InlineArray(64)]
    struct Message
    {
        byte first;
    }
}
