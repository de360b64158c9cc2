namespace OodDsl;

/// <summary>The images of a set in memory.</summary>
sealed class HeldImages(ImageSet images) : ImageSource(images.Count, images.Shape, images.Labels, images.ClassNames)
{
    /// <inheritdoc/>
    public override bool IsHeld => true;

    /// <inheritdoc/>
    public override bool HasMasks => images.Masks is not null;

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
    {
        images.Image(row).CopyTo(pixels);
        if (!mask.IsEmpty) images.Masks.AsSpan(row * mask.Length, mask.Length).CopyTo(mask);
    }

    /// <inheritdoc/>
    public override ImageSet Load(string name = "the set", CancellationToken cancellation = default) => images;
}
