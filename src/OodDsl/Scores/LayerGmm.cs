namespace OodDsl;

/// <summary>
/// Mixtures of Gaussians of all stages, as OpenOOD's GMM: the sum over the maps' spatial means and the features, once where they are the last map's, of each
/// layer's log-density under a mixture with one covariance, fitted to the training set by expectation and maximisation without labels; each less its mean
/// and over its deviation on the validation set. Higher is more in-distribution. <see cref="Gmm"/> is the one with a Gaussian per class, on the features.
/// </summary>
/// <remarks>OpenOOD weights the layers by numbers that are to be declared, the first by 0, and projects to 50 dimensions first.</remarks>
public sealed class LayerGmm : Score
{
    /// <summary>Gaussians of a layer; as many as training images, where there are fewer.</summary>
    [Grid(1, 5, 20, 50)]
    public int Components { get; init; } = 5;

    /// <summary>Adds up the log-densities as they are: the density of all layers, were they independent.</summary>
    public bool Plain { get; init; }

    /// <summary>Share of the mean variance that is added to every variance; positive.</summary>
    public double Jitter { get; init; } = 1e-4;

    /// <summary>At most so many steps of expectation and maximisation.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>They end when the mean log-likelihood changes by less, in nats.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>The mixture of every layer.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="validationImages">V of [C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <returns>The layers' whitened means side by side [components, sum of widths], whitenings below each other [sum of widths, largest width]; widths [L], on
    /// the host; logarithms of the components' heights [L, components]; mean and inverse deviation on the validation set [2, L]. All float64.</returns>
    [Passes(1)]
    public (Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor logHeights, Tensor standard) Fit(
        ImageRows trainImages, ImageRows validationImages, FeatureMaps maps)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        ArgumentNullException.ThrowIfNull(validationImages);
        ArgumentNullException.ThrowIfNull(maps);
        Require.AtLeast(Components, 1, $"{nameof(LayerGmm)}.{nameof(Components)}");
        Require.AtLeast(Iterations, 1, $"{nameof(LayerGmm)}.{nameof(Iterations)}");
        var jitter = Require.Positive(Jitter, $"{nameof(LayerGmm)}.{nameof(Jitter)}");
        var tolerance = Require.AtLeast(Tolerance, 0, $"{nameof(LayerGmm)}.{nameof(Tolerance)}");
        using var scope = NewDisposeScope();
        var (train, validation) = (maps.Means(trainImages), maps.Means(validationImages));
        foreach (var layer in train) Require.Finite(layer, nameof(LayerGmm));
        var mixtures = Array.ConvertAll(train, layer => TiedMixture.Of(layer, Components, jitter, Iterations, tolerance));
        var usual = stack([.. mixtures.Zip(validation, (mixture, layer) => mixture.LogDensity(layer))]);
        var deviation = usual.std(1, unbiased: false);
        var standard = Plain ? stack([zeros_like(deviation), ones_like(deviation)])
            : stack([usual.mean([1]), where(deviation > 0, 1 / deviation, ones_like(deviation))]);
        var (means, whitenings, widths) = PackedLayers.Of(Array.ConvertAll(mixtures, mixture => (mixture.WhitenedMeans, mixture.Whitening)));
        return (means.MoveToOuterDisposeScope(), whitenings.MoveToOuterDisposeScope(), widths.MoveToOuterDisposeScope(),
            stack([.. mixtures.Select(mixture => mixture.LogHeights)]).MoveToOuterDisposeScope(), standard.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="whitenedMeans">[components, sum of widths].</param>
    /// <param name="whitenings">[sum of widths, largest width].</param>
    /// <param name="widths">[L], on the host.</param>
    /// <param name="logHeights">[L, components].</param>
    /// <param name="standard">[2, L].</param>
    /// <returns>[N], float64.</returns>
    [Passes(1)]
    public Tensor Compute(
        Tensor images, FeatureMaps maps, Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor logHeights, Tensor standard)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(whitenedMeans);
        ArgumentNullException.ThrowIfNull(whitenings);
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentNullException.ThrowIfNull(logHeights);
        ArgumentNullException.ThrowIfNull(standard);
        using var scope = NewDisposeScope();
        var densities = maps.Means(images).Zip(PackedLayers.Parts(whitenedMeans, whitenings, widths)).Select((one, l) =>
            new TiedMixture(one.Second.Whitening, one.Second.WhitenedMeans, logHeights[l]).LogDensity(one.First));
        return ((stack([.. densities], 1) - standard[0]) * standard[1]).sum(1).MoveToOuterDisposeScope();
    }
}
