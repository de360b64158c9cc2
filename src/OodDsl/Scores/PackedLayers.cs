namespace OodDsl;

/// <summary>What is fitted to each of several layers of different widths, as tensors that a run's fits can keep.</summary>
static class PackedLayers
{
    /// <summary>Packs them.</summary>
    /// <param name="layers">Of each layer: whitened means [K, width], whitening [width, at most width], float64.</param>
    /// <returns>Means side by side [K, sum of widths]; whitenings below each other, filled up with zeros [sum of widths, largest width]; widths [L], int64, on
    /// the host.</returns>
    internal static (Tensor WhitenedMeans, Tensor Whitenings, Tensor Widths) Of(IReadOnlyList<(Tensor WhitenedMeans, Tensor Whitening)> layers)
    {
        long[] widths = [.. layers.Select(layer => layer.Whitening.shape[0])];
        var largest = widths.Max();
        var whitenings = layers.Select(layer => layer.Whitening).Select(w =>
            cat([w, zeros([w.shape[0], largest - w.shape[1]], dtype: float64, device: w.device)], 1));
        return (cat([.. layers.Select(layer => layer.WhitenedMeans)], 1), cat([.. whitenings]), tensor(widths, dtype: int64));
    }

    /// <summary>Views of each layer's part, the first first.</summary>
    internal static (Tensor WhitenedMeans, Tensor Whitening)[] Parts(Tensor whitenedMeans, Tensor whitenings, Tensor widths)
    {
        var start = 0L;
        // A restored run's are on its device.
        using var onHost = widths.cpu();
        return Array.ConvertAll(onHost.data<long>().ToArray(), width =>
        {
            var part = (whitenedMeans.narrow(1, start, width), whitenings.narrow(0, start, width).narrow(1, 0, width));
            start += width;
            return part;
        });
    }
}
