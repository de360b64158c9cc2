namespace OodDsl;

/// <summary>Other images in another shape, each turned into it when it is asked for, to the same bytes as <see cref="ImageSet.Shaped"/> gives.</summary>
sealed class ShapedImages(ImageSource source, ImageShape shape) : ImageSource(source.Count, shape, source.Labels, source.ClassNames)
{
    /// <inheritdoc/>
    public override bool HasMasks => source.HasMasks;

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
    {
        var original = new byte[source.Shape.Length];
        var originalMask = mask.IsEmpty ? null : new byte[source.Height * source.Width];
        source.Read(row, original, originalMask);
        var shaped = new ImageSet(original, source.Shape, null, [], originalMask).Shaped(Shape);
        shaped.Pixels.CopyTo(pixels);
        shaped.Masks?.CopyTo(mask);
    }
}
