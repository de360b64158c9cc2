namespace OodDsl;

/// <summary>
/// Mahalanobis distance with input pre-processing (Lee, Lee, Lee, Shin; NeurIPS 2018) on the last features: that of the image moved one step towards a
/// smaller distance, <c>x' = x + epsilon sign(dM(x)/dx)</c>, M as in <see cref="Mahalanobis"/>. Higher is more in-distribution.
/// </summary>
public sealed class MahalanobisOdin : Score
{
    /// <summary>epsilon, in pixel units: images are in [0, 1]. The paper chooses it with OOD images.</summary>
    [Grid(0.0, 0.0014, 0.0028)]
    public double Epsilon { get; init; } = 0.0014;

    /// <summary>As <see cref="Mahalanobis.Fit"/>.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <returns>Whitened class means and whitening.</returns>
    public (Tensor whitenedMeans, Tensor whitening) Fit(Tensor trainFeatures, Tensor trainLabels) => new Mahalanobis().Fit(trainFeatures, trainLabels);

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="features">[N, D] of images.</param>
    /// <param name="whitenedMeans">[K, D].</param>
    /// <param name="whitening">[D, D].</param>
    /// <returns>[N], float64, at most 0.</returns>
    [Passes(2, Backward = 1)]
    public Tensor Compute(Tensor images, Func<Tensor, Tensor> features, Tensor whitenedMeans, Tensor whitening)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(features);
        var epsilon = Require.AtLeast(Epsilon, 0, $"{nameof(MahalanobisOdin)}.{nameof(Epsilon)}");
        using var scope = NewDisposeScope();
        var mahalanobis = new Mahalanobis();
        var moved = AscendOnce(images, x => mahalanobis.Compute(features(x), whitenedMeans, whitening), epsilon);
        return mahalanobis.Compute(features(moved), whitenedMeans, whitening).MoveToOuterDisposeScope();
    }
}
