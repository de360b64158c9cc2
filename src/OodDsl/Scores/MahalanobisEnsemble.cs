namespace OodDsl;

/// <summary>
/// Mahalanobis distances of all stages (Lee, Lee, Lee, Shin; NeurIPS 2018): the sum over the maps' spatial means and the features of each layer's score,
/// as in <see cref="Mahalanobis"/>, divided by its mean over the validation set. Higher is more in-distribution.
/// </summary>
/// <remarks>The paper weights the layers by a regression on OOD images and moves the image first; this needs no OOD image and moves none.</remarks>
public sealed class MahalanobisEnsemble : Score
{
    /// <summary>Class means and whitening of every layer.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <param name="validationImages">V of [C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <returns>The layers' whitened class means side by side [K, sum of widths], whitenings below each other [sum of widths, largest width], both float64;
    /// widths [L], on the host; weights [L].</returns>
    public (Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights) Fit(
        ImageRows trainImages, Tensor trainLabels, ImageRows validationImages, FeatureMaps maps)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        ArgumentNullException.ThrowIfNull(validationImages);
        using var scope = NewDisposeScope();
        var (train, validation) = (Layers(trainImages, maps), Layers(validationImages, maps));
        var largest = train.Max(layer => layer.shape[1]);
        List<Tensor> means = [], whitenings = [], weights = [];
        for (var i = 0; i < train.Length; i++)
        {
            var mahalanobis = new Mahalanobis();
            var (mean, whitening) = mahalanobis.Fit(train[i], trainLabels);
            var usual = -mahalanobis.Compute(validation[i], mean, whitening).mean();
            means.Add(mean);
            whitenings.Add(cat([whitening, zeros([whitening.shape[0], largest - whitening.shape[1]], dtype: float64, device: whitening.device)], 1));
            weights.Add(where(usual > 0, 1 / usual, ones_like(usual)));
        }
        var widths = tensor(Array.ConvertAll(train, layer => layer.shape[1]), dtype: int64);
        return (cat([.. means], 1).MoveToOuterDisposeScope(), cat([.. whitenings]).MoveToOuterDisposeScope(), widths.MoveToOuterDisposeScope(),
            stack([.. weights]).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="whitenedMeans">[K, sum of widths].</param>
    /// <param name="whitenings">[sum of widths, largest width].</param>
    /// <param name="widths">[L], on the host.</param>
    /// <param name="weights">[L].</param>
    /// <returns>[N], float64, at most 0.</returns>
    [Passes(1)]
    public Tensor Compute(Tensor images, FeatureMaps maps, Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(whitenedMeans);
        ArgumentNullException.ThrowIfNull(whitenings);
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        var layers = Layers(ImageRows.Of(images), maps);
        List<Tensor> scores = [];
        var start = 0L;
        foreach (var (layer, width) in layers.Zip(widths.data<long>().ToArray()))
        {
            var whitening = whitenings.narrow(0, start, width).narrow(1, 0, width);
            scores.Add(new Mahalanobis().Compute(layer, whitenedMeans.narrow(1, start, width), whitening));
            start += width;
        }
        return stack([.. scores], 1).matmul(weights).MoveToOuterDisposeScope();
    }

    static Tensor[] Layers(ImageRows images, FeatureMaps maps)
    {
        var parts = images.Batches(ImagesAtOnce).Select(some =>
        {
            using var part = NewDisposeScope();
            var (stages, features) = maps.Of(some);
            return stages.Select(stage => stage.mean([2, 3])).Append(features).Select(layer => layer.MoveToOuterDisposeScope()).ToArray();
        }).ToArray();
        return [.. Enumerable.Range(0, parts[0].Length).Select(i => cat([.. parts.Select(part => part[i])]))];
    }

    const int ImagesAtOnce = 250;
}
