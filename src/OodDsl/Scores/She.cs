namespace OodDsl;

/// <summary>
/// Simplified Hopfield energy (Zhang et al., ICLR 2023): <c>f' s_y</c>, s_y the mean of the training features of the predicted class y that are classified
/// right. Higher is more in-distribution.
/// </summary>
/// <remarks>A class of which nothing is classified right has a pattern of zeros.</remarks>
public sealed class She : Score
{
    /// <summary>How a feature is compared with the pattern.</summary>
    public Likeness Likeness { get; init; }

    /// <summary>The patterns.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <returns>[K, D].</returns>
    public Tensor Fit(Tensor trainFeatures, Tensor trainLogits, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLogits);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.Finite(trainFeatures, nameof(She));
        using var scope = NewDisposeScope();
        var right = trainLogits.argmax(1).eq(trainLabels);
        var classes = trainLogits.shape[1];
        // The others are one more class, which is left out: that copies no features.
        var groups = where(right, trainLabels, full_like(trainLabels, classes));
        return MeanPerClass(trainFeatures, groups, classes + 1).narrow(0, 0, classes).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="patterns">[K, D].</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor patterns)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(patterns);
        var pattern = patterns.index_select(0, logits.argmax(1));
        return Likeness switch
        {
            Likeness.Inner => (features * pattern).sum(1),
            Likeness.Euclidean => -linalg.vector_norm(features - pattern, dims: [1]),
            Likeness.Cosine => (normalize(features) * normalize(pattern)).sum(1),
            _ => throw new UserException(ExitCode.Configuration, $"She.Likeness is {(int)Likeness}.", "Declare Inner, Euclidean or Cosine."),
        };
    }
}

/// <summary>How alike two vectors are; more is more alike.</summary>
public enum Likeness
{
    /// <summary>Inner product.</summary>
    Inner,

    /// <summary>Minus the Euclidean distance.</summary>
    Euclidean,

    /// <summary>Cosine of the angle; 0 for a vector of zeros.</summary>
    Cosine,
}
