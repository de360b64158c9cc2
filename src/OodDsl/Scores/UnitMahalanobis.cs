namespace OodDsl;

/// <summary>
/// Mahalanobis distance of features of unit length, MDS++ (Müller, Hein; 2025): as <see cref="Mahalanobis"/> after <c>f / |f|</c>.
/// Higher is more in-distribution.
/// </summary>
public sealed class UnitMahalanobis : Score
{
    /// <summary>Class means and whitening of the training set's directions.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <returns>As <see cref="Mahalanobis.Fit"/>.</returns>
    public (Tensor whitenedMeans, Tensor whitening) Fit(Tensor trainFeatures, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.Finite(trainFeatures, nameof(UnitMahalanobis));
        return TrainingGaussians.Tied(trainFeatures, trainLabels, rows => normalize(rows));
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="whitenedMeans">[K, D].</param>
    /// <param name="whitening">[D, D].</param>
    /// <returns>[N], float64, at most 0.</returns>
    public Tensor Compute(Tensor features, Tensor whitenedMeans, Tensor whitening)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new Mahalanobis().Compute(normalize(features.to(float64)), whitenedMeans, whitening);
    }
}
