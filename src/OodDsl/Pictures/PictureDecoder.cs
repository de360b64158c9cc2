namespace OodDsl;

/// <summary>Decodes pictures on all processors into one set.</summary>
static class PictureDecoder
{
    /// <summary>The pictures in their order, in the given shape. Masks are read if any picture has one.</summary>
    /// <exception cref="DataFormatException">A picture is damaged; the first one is named.</exception>
    /// <exception cref="UserException">The set is too large to be held.</exception>
    public static ImageSet Decode(
        string name, IReadOnlyList<PictureEntry> entries, IReadOnlyList<string> classNames, ImageShape shape, Framing framing,
        CancellationToken cancellation)
    {
        var bytes = (long)entries.Count * shape.Length;
        if (bytes > Array.MaxLength)
            throw new UserException(
                ExitCode.Environment, $"The {entries.Count} images of {name}, {shape} each, are {bytes >> 20} MB; a set holds {Array.MaxLength >> 20} MB.",
                "Use smaller images (the benchmark's Size), or fewer of them.");
        var pixels = new byte[bytes];
        var plane = shape.Height * shape.Width;
        var masks = entries.Any(entry => entry.Mask is not null) ? new byte[entries.Count * plane] : null;
        try
        {
            Parallel.For(0, entries.Count, new() { CancellationToken = cancellation }, n =>
            {
                var picture = PictureFile.Read(entries[n].Path);
                Framings.Apply(framing, Channels(picture, shape.Channels), shape.Height, shape.Width).Pixels.CopyTo(pixels, n * shape.Length);
                if (entries[n].Mask is { } mask) Mask(mask, picture.Shape, framing, shape).CopyTo(masks!.AsSpan(n * plane));
            });
        }
        catch (AggregateException errors)
        {
            // Which one comes first depends on the threads; the message should not.
            throw errors.Flatten().InnerExceptions.OrderBy(error => error.Message, StringComparer.Ordinal).First();
        }
        return new(pixels, shape, [.. entries.Select(entry => entry.Label)], classNames, masks);
    }

    static Picture Channels(Picture picture, int channels) => channels switch
    {
        3 => picture,
        1 => new(Resampling.Grey(picture.Pixels, picture.Shape.Height * picture.Shape.Width), picture.Shape with { Channels = 1 }),
        _ => throw new ArgumentException($"Pictures have 3 channels or are turned to grey; {channels} were asked for.", nameof(channels)),
    };

    // Defective where at least half of what a pixel covers is.
    static byte[] Mask(string path, ImageShape of, Framing framing, ImageShape shape)
    {
        var mask = PictureFile.Read(path);
        if (mask.Shape != of) throw new DataFormatException(path, $"a mask of {of.Height} x {of.Width} pixels", $"{mask.Shape.Height} x {mask.Shape.Width}");
        var plane = of.Height * of.Width;
        var levels = new byte[plane];
        for (var i = 0; i < plane; i++)
            if ((mask.Pixels[i] | mask.Pixels[i + plane] | mask.Pixels[i + (2 * plane)]) != 0) levels[i] = byte.MaxValue;
        var framed = Framings.Apply(framing, new(levels, of with { Channels = 1 }), shape.Height, shape.Width).Pixels;
        return Array.ConvertAll(framed, level => level >= 128 ? byte.MaxValue : (byte)0);
    }
}
