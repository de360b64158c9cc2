namespace OodDsl;

/// <summary>Pictures in files, decoded when they are asked for.</summary>
/// <param name="entries">The files, in the set's order.</param>
/// <param name="classNames">Names of their labels.</param>
/// <param name="shape">The shape they are brought to.</param>
/// <param name="framing">How.</param>
/// <param name="bounds">The folders that files may lie in.</param>
sealed class PictureSource(
    IReadOnlyList<PictureEntry> entries, IReadOnlyList<string> classNames, ImageShape shape, Framing framing, FolderBounds bounds)
    : ImageSource(entries.Count, shape, [.. entries.Select(entry => entry.Label)], classNames)
{
    /// <inheritdoc/>
    public override bool HasMasks { get; } = entries.Any(entry => entry.Mask is not null);

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
    {
        var entry = entries[row];
        bounds.Check(entry.Path);
        using var buffers = new PictureBuffers();
        var picture = PictureFile.Read(entry.Path, buffers);
        Framings.Apply(framing, Coloured(picture), Height, Width, buffers).Pixels.CopyTo(pixels);
        if (mask.IsEmpty) return;
        if (entry.Mask is not { } drawn)
        {
            mask.Clear();
            return;
        }
        bounds.Check(drawn);
        ReadMask(drawn, picture.Shape).CopyTo(mask);
    }

    Picture Coloured(Picture picture) => Channels switch
    {
        3 => picture,
        1 => new(Resampling.Grey(picture.Pixels, picture.Shape.Height * picture.Shape.Width), picture.Shape with { Channels = 1 }),
        _ => throw new UserException(
            ExitCode.Configuration, $"Pictures have 3 channels or are turned to grey; {Channels} were asked for.", "Use a network for 3 channels or 1."),
    };

    // Defective where at least half of what a pixel covers is.
    byte[] ReadMask(string path, ImageShape of)
    {
        var mask = PictureFile.Read(path);
        if (mask.Shape != of) throw new DataFormatException(path, $"a mask of {of.Height} x {of.Width} pixels", $"{mask.Shape.Height} x {mask.Shape.Width}");
        var plane = of.Height * of.Width;
        var levels = new byte[plane];
        for (var i = 0; i < plane; i++)
            if ((mask.Pixels[i] | mask.Pixels[i + plane] | mask.Pixels[i + (2 * plane)]) != 0) levels[i] = byte.MaxValue;
        var framed = Framings.Apply(framing, new(levels, of with { Channels = 1 }), Height, Width).Pixels.ToArray();
        return Array.ConvertAll(framed, level => level >= 128 ? byte.MaxValue : (byte)0);
    }
}
