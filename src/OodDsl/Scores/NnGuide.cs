namespace OodDsl;

/// <summary>
/// Nearest-neighbour guidance (Park, Jung, Teoh; ICCV 2023): the energy times the mean of the K largest <c>s_i cos(f, f_i)</c> over a random part of the
/// training set, s_i its images' energies. Higher is more in-distribution.
/// </summary>
public sealed class NnGuide : Score
{
    /// <summary>How many neighbours are averaged, from 1; OpenOOD: 100. All, where there are fewer.</summary>
    [Grid(10, 100)]
    public int K { get; init; } = 10;

    /// <summary>Share of the training set that is drawn, in (0, 1]. OpenOOD takes the first batches of the list instead, at least so many.</summary>
    public double Share { get; init; } = 0.01;

    /// <summary>Draws the part and weights it.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="random">What the part is drawn with.</param>
    /// <returns>[M share, D]: unit features times energies.</returns>
    public Tensor Fit(Tensor trainFeatures, Tensor trainLogits, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLogits);
        var count = Subsets.Count(trainFeatures, Share, $"{nameof(NnGuide)}.{nameof(Share)}");
        Require.Finite(trainFeatures, nameof(NnGuide));
        using var scope = NewDisposeScope();
        var rows = Subsets.Rows(trainFeatures, count, random);
        return (normalize(trainFeatures.index_select(0, rows)) * trainLogits.index_select(0, rows).logsumexp(1, keepdim: true)).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="guides">What <see cref="Fit"/> returned.</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor guides)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(guides);
        var neighbours = (int)Math.Min(Require.AtLeast(K, 1, $"{nameof(NnGuide)}.{nameof(K)}"), guides.shape[0]);
        var (largest, _) = normalize(features).matmul(guides.T).topk(neighbours, 1);
        return logits.logsumexp(1) * largest.mean([1]);
    }
}
