namespace OodDsl;

/// <summary>
/// SSD (Sehwag, Chiang, Mittal; ICLR 2021) with one cluster: <c>-(f - m)' S^-1 (f - m)</c> of features of unit length, m and S of the whole training set.
/// It needs no labels; the paper trains the features by contrast. Higher is more in-distribution.
/// </summary>
/// <remarks>Directions in which nothing varies are left out, as a pseudo-inverse does.</remarks>
public sealed class Ssd : Score
{
    /// <summary>Mean and whitening of the training set.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <returns>The mean times the whitening, [1, D], and the whitening, [D, D]. Both float64.</returns>
    public (Tensor whitenedCenter, Tensor whitening) Fit(Tensor trainFeatures)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.Finite(trainFeatures, nameof(Ssd));
        return TrainingGaussians.Whole(trainFeatures, rows => normalize(rows));
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="whitenedCenter">[1, D].</param>
    /// <param name="whitening">[D, D].</param>
    /// <returns>[N], float64, at most 0.</returns>
    public Tensor Compute(Tensor features, Tensor whitenedCenter, Tensor whitening)
    {
        ArgumentNullException.ThrowIfNull(features);
        return -(normalize(features.to(float64)).matmul(whitening) - whitenedCenter).square().sum(1);
    }
}
