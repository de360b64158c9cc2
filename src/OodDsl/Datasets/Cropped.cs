namespace OodDsl;

/// <summary>
/// Windows of another set's images, of the size that the benchmark works in, at a seeded random place of each: detail instead of the whole picture.
/// Images that are smaller are enlarged to it.
/// </summary>
/// <typeparam name="T">The set of whole images.</typeparam>
public sealed class Cropped<T> : ComposedDataSet<T> where T : DataSet, new()
{
    /// <summary>The images as they are: there is no size to crop to.</summary>
    protected override ImageSet Compose(ImageSet source, Split split) => source;

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders, ImageShape shape)
    {
        var whole = Source.Load(split, folders);
        whole = whole.Shaped(new(shape.Channels, Math.Max(whole.Height, shape.Height), Math.Max(whole.Width, shape.Width)));
        var seed = new Seed(0)[Name][split == Split.Train ? "train" : "test"].Value;
        var pixels = new byte[checked(whole.Count * shape.Length)];
        byte[]? masks = whole.Masks is null ? null : new byte[whole.Count * shape.Height * shape.Width];
        for (var row = 0; row < whole.Count; row++)
        {
            var dice = new HostRandom(new(SplitMix.At(seed, (ulong)row)));
            var (top, left) = (dice.Next(whole.Height - shape.Height + 1), dice.Next(whole.Width - shape.Width + 1));
            for (var channel = 0; channel < shape.Channels; channel++)
                Window(whole.Pixels, (row * shape.Channels) + channel, pixels);
            if (masks is not null) Window(whole.Masks, row, masks);

            void Window(ReadOnlySpan<byte> from, int plane, Span<byte> to)
            {
                for (var y = 0; y < shape.Height; y++)
                    from.Slice((((plane * whole.Height) + top + y) * whole.Width) + left, shape.Width)
                        .CopyTo(to[(((plane * shape.Height) + y) * shape.Width)..]);
            }
        }
        return new(pixels, shape, whole.Labels, whole.ClassNames, masks);
    }
}
