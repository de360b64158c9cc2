namespace OodDsl;

/// <summary>
/// Mahalanobis distances of all stages, MDSEns (Lee, Lee, Lee, Shin; NeurIPS 2018): <c>sum_l w_l M_l(x_l')</c> over the maps' spatial means and the features,
/// M_l the score of <see cref="Mahalanobis"/> on layer l, x_l' the image moved one step towards a larger M_l, w by a logistic regression that tells
/// validation images from adversarial ones. Higher is more in-distribution.
/// </summary>
/// <remarks>
/// The paper also lets the regression see OOD validation images, as OpenOOD does where it is told to search. OpenOOD's distances are halved. A pass, then for
/// each layer a backward pass and another pass: counted for the four layers of a residual network, whose features are the last map's means. Without a step
/// one pass.
/// </remarks>
public sealed class MahalanobisEnsemble : Score
{
    /// <summary>epsilon, in pixel units: images are in [0, 1]; 0: the images as they are.</summary>
    [Grid(0.0, 0.0014, 0.0028)]
    public double Epsilon { get; init; } = 0.0014;

    /// <summary>Where the weights of the layers come from.</summary>
    public LayerWeights Combination { get; init; }

    /// <summary>Step of the adversarial images (FGSM: up the slope of the loss of the predicted class), in pixel units.</summary>
    public double Adversarial { get; init; } = 0.05;

    /// <summary>Class means and whitening of every layer, and its weight.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <param name="validationImages">V of [C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>The layers' whitened class means side by side [K, sum of widths], whitenings below each other [sum of widths, largest width], both float64;
    /// widths [L], on the host; weights [L].</returns>
    [Passes(11, Backward = 9)]
    public (Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights) Fit(
        ImageRows trainImages, Tensor trainLabels, ImageRows validationImages, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        ArgumentNullException.ThrowIfNull(validationImages);
        ArgumentNullException.ThrowIfNull(maps);
        Require.AtLeast(Epsilon, 0, $"{nameof(MahalanobisEnsemble)}.{nameof(Epsilon)}");
        var adversarial = Require.AtLeast(Adversarial, 0, $"{nameof(MahalanobisEnsemble)}.{nameof(Adversarial)}");
        using var scope = NewDisposeScope();
        var train = maps.Means(trainImages);
        var fits = Array.ConvertAll(train, layer => new Mahalanobis().Fit(layer, trainLabels));
        var weights = Combination switch
        {
            LayerWeights.Regression => LogisticRegression.Slopes(Validation(x => x), Validation(Attacked)),
            LayerWeights.ValidationMean => Inverse(-Validation(x => x).mean([0])),
            LayerWeights.Equal => ones([fits.Length], dtype: float64, device: trainLabels.device),
            LayerWeights.First => eye(1, fits.Length, dtype: float64, device: trainLabels.device).squeeze(0),
            _ => throw new UserException(ExitCode.Configuration, $"MahalanobisEnsemble.Combination is {(int)Combination}.",
                "Declare Regression, ValidationMean, Equal or First."),
        };
        var (means, whitenings, widths) = PackedLayers.Of(fits);
        return (means.MoveToOuterDisposeScope(), whitenings.MoveToOuterDisposeScope(), widths.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());

        Tensor Validation(Func<Tensor, Tensor> change) =>
            cat([.. validationImages.Batches(validationImages.AtOnce()).Select(some => Scores(change(some), maps, fits))]);

        Tensor Attacked(Tensor some) => AscendOnce(
            some, x => -Reclassification.Logits(maps.Of(x).features, classifierWeight, classifierBias).log_softmax(1).amax(1), adversarial);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="whitenedMeans">[K, sum of widths].</param>
    /// <param name="whitenings">[sum of widths, largest width].</param>
    /// <param name="widths">[L], on the host.</param>
    /// <param name="weights">[L].</param>
    /// <returns>[N], float64.</returns>
    [Passes(5, Backward = 4)]
    public Tensor Compute(Tensor images, FeatureMaps maps, Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(whitenedMeans);
        ArgumentNullException.ThrowIfNull(whitenings);
        ArgumentNullException.ThrowIfNull(widths);
        ArgumentNullException.ThrowIfNull(weights);
        Require.AtLeast(Epsilon, 0, $"{nameof(MahalanobisEnsemble)}.{nameof(Epsilon)}");
        using var scope = NewDisposeScope();
        return Scores(images, maps, PackedLayers.Parts(whitenedMeans, whitenings, widths)).matmul(weights).MoveToOuterDisposeScope();
    }

    /// <summary>Each layer's score of the image moved for it, [N, L].</summary>
    Tensor Scores(Tensor images, FeatureMaps maps, (Tensor WhitenedMeans, Tensor Whitening)[] fits)
    {
        using var scope = NewDisposeScope();
        if (Epsilon == 0) return stack([.. maps.Means(images).Select(Score)], 1).MoveToOuterDisposeScope();
        using var mode = enable_grad();
        var input = images.detach().requires_grad_();
        var scores = maps.Means(input).Select(Score).ToArray();
        List<Tensor> moved = [];
        for (var l = 0; l < scores.Length; l++)
        {
            var slope = autograd.grad([scores[l].sum()], [input], retain_graph: l + 1 < scores.Length)[0];
            using var still = no_grad();
            var upwards = where(slope >= 0, Epsilon, -Epsilon).to(images.dtype);
            moved.Add(Score(maps.Means(images.detach() + upwards)[l], l));
        }
        return stack([.. moved], 1).MoveToOuterDisposeScope();

        Tensor Score(Tensor layer, int l) => new Mahalanobis().Compute(layer, fits[l].WhitenedMeans, fits[l].Whitening);
    }

    static Tensor Inverse(Tensor usual) => where(usual > 0, 1 / usual, ones_like(usual));
}

/// <summary>Where the weights of a sum over layers come from.</summary>
public enum LayerWeights
{
    /// <summary>A logistic regression between validation images and adversarial ones.</summary>
    Regression,

    /// <summary>One over the layer's mean distance on the validation images.</summary>
    ValidationMean,

    /// <summary>All 1.</summary>
    Equal,

    /// <summary>1 for the first stage, 0 for all others: OpenOOD's default.</summary>
    First,
}
