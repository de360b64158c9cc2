namespace OodDsl;

/// <summary>
/// Neuron activation coverage of all stages (Liu, Tian, Li, Ma, Wang; ICLR 2024): the sum over the maps and the features, once where they are the last map's
/// means, of what <see cref="Nac"/> computes of the features alone. A channel's value is its spatial mean, its gradient that of <c>KL(uniform || p)</c> when
/// the whole channel is raised. Higher is more in-distribution.
/// </summary>
public sealed class LayerNac : Score
{
    /// <summary>Number of equal bins of (0, 1).</summary>
    public int Bins { get; init; } = 50;

    /// <summary>a, the steepness of the sigmoid; positive. The paper chooses one for each layer.</summary>
    [Grid(1.0, 10.0, 100.0, 1000.0)]
    public double Steepness { get; init; } = 100;

    /// <summary>r, the training images in a bin from which it counts as covered.</summary>
    [Grid(5, 50, 500)]
    public int Covered { get; init; } = 50;

    /// <summary>Coverage of each neuron's bins.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>[neurons bins], float64, in [0, 1].</returns>
    [Passes(1, Backward = 1)]
    public Tensor Fit(ImageRows trainImages, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        Require.AtLeast(Bins, 1, $"{nameof(LayerNac)}.{nameof(Bins)}");
        Require.AtLeast(Covered, 1, $"{nameof(LayerNac)}.{nameof(Covered)}");
        using var scope = NewDisposeScope();
        var counts = zeros([0], dtype: int64);
        foreach (var images in trainImages.Batches(trainImages.AtOnce()))
        {
            using var part = NewDisposeScope();
            var states = cat([.. States(images, maps, classifierWeight, classifierBias)], 1);
            var places = states + Bins * arange(states.shape[1], dtype: int64, device: states.device);
            var here = places.reshape(-1).bincount(null, states.shape[1] * Bins);
            counts = (counts.numel() == 0 ? here : counts + here).MoveToOuterDisposeScope();
        }
        return (counts.to(float64) / Covered).clamp_max(1).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="coverage">What <see cref="Fit"/> returned.</param>
    /// <returns>[N], float64, in [0, layers].</returns>
    [Passes(1, Backward = 1)]
    public Tensor Compute(Tensor images, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias, Tensor coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        using var scope = NewDisposeScope();
        var score = zeros([1], dtype: float64, device: coverage.device);
        var first = 0L;
        foreach (var states in States(images, maps, classifierWeight, classifierBias))
        {
            var places = states + Bins * arange(first, first + states.shape[1], dtype: int64, device: states.device);
            score = score + coverage.index_select(0, places.reshape(-1)).view(states.shape).mean([1]);
            first += states.shape[1];
        }
        return score.MoveToOuterDisposeScope();
    }

    /// <summary>The bins of each layer's neurons, [N, width].</summary>
    IEnumerable<Tensor> States(Tensor images, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        var steepness = Require.Positive(Steepness, $"{nameof(LayerNac)}.{nameof(Steepness)}");
        // KL(uniform || p) up to a constant.
        var layers = maps.Slopes(
            images, features => -Reclassification.Logits(features.to(float64), classifierWeight, classifierBias).log_softmax(1).mean([1]));
        return layers.Select(layer => Nac.Binned(layer.values, layer.slopes, Bins, steepness));
    }
}
