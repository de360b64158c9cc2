namespace OodDsl;

/// <summary>
/// Mahalanobis distance to the nearest class (Lee, Lee, Lee, Shin; NeurIPS 2018), on the last features as in OpenOOD:
/// <c>max_k -(f - m_k)' S^-1 (f - m_k)</c>, m the class means, S the covariance within classes, tied. Higher is more in-distribution.
/// </summary>
/// <remarks>Directions in which no class varies at all are left out, as a pseudo-inverse does; if nothing varies, all scores are 0.</remarks>
public sealed class Mahalanobis : Score
{
    /// <summary>Class means and whitening of the training set.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLabels">[M], int64. Classes without rows are left out.</param>
    /// <returns>
    /// W [D, D] with <c>W W'</c> the pseudo-inverse of S, so that distances of <c>f W</c> are those of the score; and the class means
    /// times W, [K, D]. Both float64.
    /// </returns>
    public (Tensor whitenedMeans, Tensor whitening) Fit(Tensor trainFeatures, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.Finite(trainFeatures, nameof(Mahalanobis));
        return TrainingGaussians.Tied(trainFeatures, trainLabels, Moments.Same);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="whitenedMeans">[K, D].</param>
    /// <param name="whitening">[D, D].</param>
    /// <returns>[N], float64, at most 0.</returns>
    public Tensor Compute(Tensor features, Tensor whitenedMeans, Tensor whitening)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(whitenedMeans);
        ArgumentNullException.ThrowIfNull(whitening);
        var whitened = features.to(float64).matmul(whitening);
        // From differences: what the matrix product of two far rows cancels can be larger than their distance.
        return -cdist(whitened, whitenedMeans, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist).amin(1).square();
    }
}
