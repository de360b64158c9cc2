namespace OodDsl;

/// <summary>Images in host memory as bytes, with or without labels. Never changed after construction; methods return new sets.</summary>
public sealed class ImageSet
{
    /// <summary>Takes over the arrays.</summary>
    /// <param name="pixels">[N, C, H, W] in row-major order.</param>
    /// <param name="shape">Shape of one image.</param>
    /// <param name="labels">[N], each in 0..K-1, or null.</param>
    /// <param name="classNames">K names; none: the labels aren't checked.</param>
    /// <param name="masks">[N, H, W] in row-major order, not 0 where the image is defective, or null.</param>
    /// <exception cref="ArgumentException">The lengths don't fit, or a label has no name.</exception>
    public ImageSet(byte[] pixels, ImageShape shape, int[]? labels, IReadOnlyList<string> classNames, byte[]? masks = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1) throw new ArgumentException($"{shape} is no image shape.", nameof(shape));
        if (pixels.Length % shape.Length != 0)
            throw new ArgumentException($"{pixels.Length} bytes are no whole number of {shape} images.", nameof(pixels));
        Count = pixels.Length / shape.Length;
        if (labels is not null && labels.Length != Count) throw new ArgumentException($"{labels.Length} labels for {Count} images.", nameof(labels));
        if (labels is not null && classNames.Count > 0)
            for (var i = 0; i < labels.Length; i++)
                if ((uint)labels[i] >= (uint)classNames.Count)
                    throw new ArgumentException($"Image {i} has label {labels[i]}; there are {classNames.Count} classes.", nameof(labels));
        if (masks is not null && masks.Length != Count * shape.Height * shape.Width)
            throw new ArgumentException($"{masks.Length} bytes are no masks of {Count} images of {shape}.", nameof(masks));
        (Pixels, Shape, Labels, ClassNames, Masks) = (pixels, shape, labels, classNames, masks);
    }

    /// <summary>[N, C, H, W], row-major, 0 black to 255 white. Not to be written to.</summary>
    public byte[] Pixels { get; }

    /// <summary>Shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>C.</summary>
    public int Channels => Shape.Channels;

    /// <summary>H, in pixels.</summary>
    public int Height => Shape.Height;

    /// <summary>W, in pixels.</summary>
    public int Width => Shape.Width;

    /// <summary>[N], each in 0..K-1, or null. Not to be written to.</summary>
    public int[]? Labels { get; }

    /// <summary>K names, or none.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>[N, H, W], row-major, not 0 where the image is defective; null: nobody drew masks. Not to be written to.</summary>
    public byte[]? Masks { get; }

    /// <summary>The bytes of one image, [C, H, W].</summary>
    public ReadOnlySpan<byte> Image(int row) => Pixels.AsSpan(checked(row * Shape.Length), Shape.Length);

    /// <summary>The given rows, in the given order; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the set.</exception>
    public ImageSet Select(ReadOnlySpan<int> rows)
    {
        var pixels = new byte[checked(rows.Length * Shape.Length)];
        var labels = Labels is null ? null : new int[rows.Length];
        var plane = Height * Width;
        var masks = Masks is null ? null : new byte[rows.Length * plane];
        for (var i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"The set has rows 0 to {Count - 1}.");
            Image(rows[i]).CopyTo(pixels.AsSpan(i * Shape.Length));
            if (labels is not null) labels[i] = Labels![rows[i]];
            if (masks is not null) Masks.AsSpan(rows[i] * plane, plane).CopyTo(masks.AsSpan(i * plane));
        }
        return new(pixels, Shape, labels, ClassNames, masks);
    }

    /// <summary>The rows for which the predicate, called with row numbers in order, holds.</summary>
    public ImageSet Where(Func<int, bool> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Select(Enumerable.Range(0, Count).Where(rows).ToArray());
    }

    /// <summary>The first <paramref name="count"/> rows, or all if there are fewer.</summary>
    public ImageSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count >= Count
            ? this
            : new(Pixels[..(count * Shape.Length)], Shape, Labels?[..count], ClassNames, Masks?[..(count * Height * Width)]);
    }

    /// <summary>The images of the given classes, in the set's order, with new labels: the k-th class given becomes class k.</summary>
    /// <exception cref="InvalidOperationException">The set has no labels.</exception>
    /// <exception cref="ArgumentException">No class, one twice, or one that doesn't exist.</exception>
    public ImageSet OfClasses(params ReadOnlySpan<int> classes)
    {
        if (Labels is null) throw new InvalidOperationException("An image set without labels has no classes to choose from.");
        if (classes.IsEmpty) throw new ArgumentException("Give at least one class.", nameof(classes));
        var known = ClassNames.Count > 0 ? ClassNames.Count : Labels.DefaultIfEmpty(-1).Max() + 1;
        var renamed = new int[known];
        Array.Fill(renamed, -1);
        for (var k = 0; k < classes.Length; k++)
        {
            if ((uint)classes[k] >= (uint)known)
                throw new ArgumentException($"There is no class {classes[k]}; classes are 0 to {known - 1}.", nameof(classes));
            if (renamed[classes[k]] >= 0) throw new ArgumentException($"Class {classes[k]} is given twice.", nameof(classes));
            renamed[classes[k]] = k;
        }
        var chosen = Where(row => renamed[Labels[row]] >= 0);
        var names = ClassNames.Count > 0 ? classes.ToArray().Select(old => ClassNames[old]).ToArray() : [];
        return new(chosen.Pixels, Shape, Array.ConvertAll(chosen.Labels!, old => renamed[old]), names, chosen.Masks);
    }

    /// <summary>
    /// This set's images, then the other's. With equal class names labels stay; with different ones the other's classes come after this set's.
    /// If one has no labels, the result has none; the same goes for masks.
    /// </summary>
    /// <exception cref="ArgumentException">The images differ in shape.</exception>
    public ImageSet Concat(ImageSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Shape != Shape) throw new ArgumentException($"Images of {other.Shape} can't join images of {Shape}.", nameof(other));
        byte[] pixels = [.. Pixels, .. other.Pixels];
        byte[]? masks = Masks is null || other.Masks is null ? null : [.. Masks, .. other.Masks];
        if (Labels is null || other.Labels is null) return new(pixels, Shape, null, [], masks);
        if (ClassNames.SequenceEqual(other.ClassNames, StringComparer.Ordinal))
            return new(pixels, Shape, [.. Labels, .. other.Labels], ClassNames, masks);
        if (ClassNames.Count == 0 || other.ClassNames.Count == 0)
            throw new ArgumentException("Labelled sets of which only one names its classes can't be joined.", nameof(other));
        return new(pixels, Shape, [.. Labels, .. other.Labels.Select(label => label + ClassNames.Count)], [.. ClassNames, .. other.ClassNames], masks);
    }

    /// <summary>Square images of the given side. See <see cref="Resampling"/>; this set itself if it already has that size.</summary>
    public ImageSet Resized(int size) => Resized(size, size);

    /// <summary>
    /// Images of the given height and width in pixels. See <see cref="Resampling"/>; this set itself if it already has that size. A pixel of a mask
    /// is defective where at least half of what it covers is.
    /// </summary>
    public ImageSet Resized(int height, int width)
    {
        if (height == Height && width == Width) return this;
        if ((long)Count * Channels * height * width is var bytes && bytes > Array.MaxLength)
            throw new UserException(
                ExitCode.Environment, $"{Count} images of {Channels} x {height} x {width} are {bytes >> 20} MB; a set holds {Array.MaxLength >> 20} MB.",
                "Use smaller images (the benchmark's Size), or fewer of them.");
        return new(
            Resampling.Resize(Pixels, Count * Channels, Height, Width, height, width), new(Channels, height, width), Labels, ClassNames,
            Masks is null ? null : ResizedMasks(height, width));
    }

    /// <summary>
    /// Images of the given shape: resized; grey repeated over three channels, or colour turned to grey as 0.299 R + 0.587 G + 0.114 B (BT.601).
    /// </summary>
    /// <exception cref="ArgumentException">The channels can't be converted (only 1 to any number, and 3 to 1).</exception>
    public ImageSet Shaped(ImageShape shape)
    {
        var pixels = (Channels, shape.Channels) switch
        {
            var (from, to) when from == to => Pixels,
            (1, _) => Resampling.Repeat(Pixels, Height * Width, shape.Channels),
            (3, 1) => Resampling.Grey(Pixels, Height * Width),
            _ => throw new ArgumentException($"Images of {Channels} channels can't be turned into {shape.Channels}.", nameof(shape)),
        };
        return new ImageSet(pixels, Shape with { Channels = shape.Channels }, Labels, ClassNames, Masks).Resized(shape.Height, shape.Width);
    }

    byte[] ResizedMasks(int height, int width)
    {
        var levels = Array.ConvertAll(Masks!, mask => mask == 0 ? (byte)0 : byte.MaxValue);
        return Array.ConvertAll(Resampling.Resize(levels, Count, Height, Width, height, width), level => level >= 128 ? byte.MaxValue : (byte)0);
    }
}
