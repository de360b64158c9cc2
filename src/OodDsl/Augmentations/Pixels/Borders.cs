namespace OodDsl;

/// <summary>Images continued beyond their borders.</summary>
static class Borders
{
    /// <summary>Mirrored, the border pixel not repeated; as often as it takes, so that images may be smaller than the margin.</summary>
    internal static Tensor Mirrored(Tensor images, long margin)
    {
        if (margin == 0) return images;
        return images.index_select(2, Sources(images.shape[2])).index_select(3, Sources(images.shape[3]));

        Tensor Sources(long length)
        {
            if (length == 1) return zeros(1 + 2 * margin, dtype: int64, device: images.device);
            var period = 2 * (length - 1);
            var place = (arange(-margin, length + margin, dtype: int64, device: images.device) + period * margin) % period;
            return place.minimum(period - place);
        }
    }
}
