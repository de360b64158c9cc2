namespace OodDsl;

/// <summary>A window of each of another set's images, at a place that the row decides.</summary>
/// <param name="whole">The images, at least as large as a window.</param>
/// <param name="shape">The window's shape; the channels are the images'.</param>
/// <param name="seed">Where the places come from.</param>
sealed class CroppedImages(ImageSource whole, ImageShape shape, ulong seed) : ImageSource(whole.Count, shape, whole.Labels, whole.ClassNames)
{
    /// <inheritdoc/>
    public override bool HasMasks => whole.HasMasks;

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
    {
        var dice = new HostRandom(new(SplitMix.At(seed, (ulong)row)));
        var (top, left) = (dice.Next(whole.Height - Height + 1), dice.Next(whole.Width - Width + 1));
        var image = new byte[whole.Shape.Length];
        var drawn = mask.IsEmpty ? null : new byte[whole.Height * whole.Width];
        whole.Read(row, image, drawn);
        for (var channel = 0; channel < Channels; channel++) Window(image, channel, pixels, top, left);
        if (drawn is not null) Window(drawn, 0, mask, top, left);
    }

    void Window(ReadOnlySpan<byte> from, int plane, Span<byte> to, int top, int left)
    {
        for (var y = 0; y < Height; y++)
            from.Slice((((plane * whole.Height) + top + y) * whole.Width) + left, Width).CopyTo(to[(((plane * Height) + y) * Width)..]);
    }
}
