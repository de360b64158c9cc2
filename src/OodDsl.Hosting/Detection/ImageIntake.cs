namespace OodDsl.Hosting;

/// <summary>Checks the images that are brought to a detector, and decodes pictures.</summary>
/// <param name="shape">Shape of the run's images.</param>
/// <param name="resizes">Whether pictures of another size are resized.</param>
sealed class ImageIntake(ImageShape shape, bool resizes)
{
    /// <summary>The pixels of PNG and JPEG files, [N, C, H, W].</summary>
    /// <exception cref="UserException">One is no such picture, or of another size; it is named by its number.</exception>
    public byte[] Decoded(IReadOnlyList<ReadOnlyMemory<byte>> files)
    {
        if (files.Count == 0) throw Empty();
        var pixels = new byte[checked(files.Count * shape.Length)];
        for (var i = 0; i < files.Count; i++) Decoded(files[i], files.Count == 1 ? "The image" : FormattableString.Invariant($"Image {i}")).CopyTo(pixels, i * shape.Length);
        return pixels;
    }

    /// <summary>A copy of raw images.</summary>
    /// <exception cref="UserException">They are no whole number of images.</exception>
    public byte[] Checked(ReadOnlySpan<byte> pixels)
    {
        if (pixels.IsEmpty) throw Empty();
        return pixels.Length % shape.Length == 0 ? pixels.ToArray() : throw new UserException(
            ExitCode.Usage, $"{pixels.Length} bytes are no whole number of images of {shape}, {shape.Length} bytes each.", "Bring bytes [N, C, H, W], row-major.");
    }

    /// <summary>Checks a tensor of images.</summary>
    /// <exception cref="UserException">It has another shape or type.</exception>
    public void Check(Tensor images)
    {
        if (images.dim() != 4 || images.shape[1] != shape.Channels || images.shape[2] != shape.Height || images.shape[3] != shape.Width)
            throw new UserException(
                ExitCode.Usage, $"Images of [{string.Join(", ", images.shape)}] can't be judged.", $"Bring [N, {shape.Channels}, {shape.Height}, {shape.Width}].");
        if (images.shape[0] == 0) throw Empty();
        if (images.dtype != ScalarType.Byte && !images.is_floating_point())
            throw new UserException(ExitCode.Usage, $"Images of {images.dtype} can't be judged.", "Bring bytes, or floating-point numbers in [0, 1].");
    }

    byte[] Decoded(ReadOnlyMemory<byte> file, string name)
    {
        ImageSet picture;
        try
        {
            picture = PictureBytes.FromFileBytes(file.Span);
        }
        catch (FormatException error)
        {
            throw new UserException(ExitCode.Usage, $"{name} can't be read: {error.Message}.", "Bring the bytes of a PNG or JPEG file.", error);
        }
        if (!resizes && (picture.Height != shape.Height || picture.Width != shape.Width))
            throw new UserException(
                ExitCode.Usage, $"{name} is {picture.Height} x {picture.Width} pixels, and the run's are {shape.Height} x {shape.Width}.",
                $"Bring images of that size, or load the detector with {nameof(OodDetectorOptions.Resizes)}.");
        return picture.Shaped(shape).Pixels;
    }

    static UserException Empty() => new(ExitCode.Usage, "There is no image.", "Bring at least one.");
}
