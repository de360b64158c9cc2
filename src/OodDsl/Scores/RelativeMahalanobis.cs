namespace OodDsl;

/// <summary>
/// Relative Mahalanobis distance, RMDS (Ren, Fort, Liu, Roy, Padhy, Lakshminarayanan; 2021): <c>max_k -(d_k - d_0)</c>, d_k the squared Mahalanobis
/// distance to class k, d_0 that to one Gaussian of the whole training set. Higher is more in-distribution.
/// </summary>
public sealed class RelativeMahalanobis : Score
{
    /// <summary>Features of unit length first: RMDS++ (Müller, Hein; 2025).</summary>
    public bool UnitLength { get; init; }

    /// <summary>Both kinds of Gaussians of the training set.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <returns>As <see cref="Mahalanobis.Fit"/>; then the set's mean times its whitening [D], and that whitening [D, D]. All float64.</returns>
    public (Tensor whitenedMeans, Tensor whitening, Tensor whitenedCenter, Tensor background) Fit(Tensor trainFeatures, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.Finite(trainFeatures, nameof(RelativeMahalanobis));
        var (means, whitening) = TrainingGaussians.Tied(trainFeatures, trainLabels, Prepared);
        var (center, background) = TrainingGaussians.Whole(trainFeatures, Prepared);
        return (means, whitening, center, background);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="whitenedMeans">[K, D].</param>
    /// <param name="whitening">[D, D].</param>
    /// <param name="whitenedCenter">[1, D].</param>
    /// <param name="background">[D, D].</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor whitenedMeans, Tensor whitening, Tensor whitenedCenter, Tensor background)
    {
        ArgumentNullException.ThrowIfNull(features);
        var rows = Prepared(features);
        var overall = (rows.matmul(background) - whitenedCenter).square().sum(1);
        return new Mahalanobis().Compute(rows, whitenedMeans, whitening) + overall;
    }

    Tensor Prepared(Tensor features) => UnitLength ? normalize(features.to(float64)) : features.to(float64);
}
