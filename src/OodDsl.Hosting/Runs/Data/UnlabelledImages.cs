namespace OodDsl.Hosting;

/// <summary>Images without labels as one class.</summary>
sealed class UnlabelledImages(ImageSource source, string name) : ImageSource(source.Count, source.Shape, new int[source.Count], [name])
{
    /// <inheritdoc/>
    public override bool IsHeld => source.IsHeld;

    /// <inheritdoc/>
    public override bool HasMasks => source.HasMasks;

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default) => source.Read(row, pixels, mask);
}
