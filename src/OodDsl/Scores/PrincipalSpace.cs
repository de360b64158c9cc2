namespace OodDsl;

/// <summary>
/// The directions in which the training set's features spread around the point where the classifier's logits are 0 (Wang, Li, Feng, Zhang; CVPR 2022), for
/// all scores that measure what lies outside of the principal ones: a parameter of this type receives the one that the run makes once.
/// </summary>
/// <param name="Origin">o = -pinv(W) b, [D], float64.</param>
/// <param name="Directions">[D, D], float64: orthonormal columns, the direction of the least spread first.</param>
public sealed record PrincipalSpace(Tensor Origin, Tensor Directions)
{
    /// <summary>Eigenvectors of the second moments around the origin.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <exception cref="UserException">A feature is not finite.</exception>
    [Fit]
    public static PrincipalSpace Of(Tensor trainFeatures, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        ArgumentNullException.ThrowIfNull(classifierBias);
        Require.Finite(trainFeatures, nameof(PrincipalSpace));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var origin = -linalg.pinv(classifierWeight.to(float64)).matmul(classifierBias.to(float64));
        // Eigenvalues come in ascending order.
        var (_, vectors) = linalg.eigh(Moments.Second(trainFeatures, Moments.Same, (_, _) => origin.unsqueeze(0)));
        return new(origin.MoveToOuterDisposeScope(), vectors.MoveToOuterDisposeScope());
    }

    /// <summary>R, what is left without the principal directions, [D, D - dimension].</summary>
    /// <param name="dimension">How many are principal; 0: the paper's 1000 from width 2048, 512 from 768, else half the width.</param>
    /// <param name="setting">What sets it, for the message.</param>
    internal Tensor Residual(int dimension, string setting)
    {
        var width = Directions.shape[0];
        if (Require.AtLeast(dimension, 0, setting) >= width)
            throw new UserException(ExitCode.Configuration, $"{setting} is {dimension}, but the features have {width} dimensions in all.",
                $"Declare a dimension below {width}, or none.");
        return Directions.narrow(1, 0, width - (dimension > 0 ? dimension : width >= 2048 ? 1000 : width >= 768 ? 512 : width / 2)).contiguous();
    }

    /// <summary><c>|R'(f - o)|</c> of each row, [N], float64.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="origin">o.</param>
    /// <param name="residual">R.</param>
    internal static Tensor Outside(Tensor features, Tensor origin, Tensor residual) =>
        linalg.vector_norm((features.to(float64) - origin).matmul(residual), dims: [1]);
}
