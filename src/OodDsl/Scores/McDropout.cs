namespace OodDsl;

/// <summary>
/// Dropout at test time (Gal, Ghahramani; ICML 2016) before the classifier, where OpenOOD has it: the largest of the mean predictions over several draws,
/// <c>max_k mean_d softmax(W (m_d o f) / (1 - rate) + b)_k</c>. Higher is more in-distribution. The backbone runs once.
/// </summary>
public sealed class McDropout : Score
{
    /// <summary>How many draws, from 1.</summary>
    public int Draws { get; init; } = 5;

    /// <summary>Share of the features that are dropped, in [0, 1).</summary>
    public double Rate { get; init; } = 0.5;

    /// <summary>The softmax of the draws' mean logits, OpenOOD's reading; default: the mean of their predictions, the paper's.</summary>
    public bool OfLogits { get; init; }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="random">What the draws come from: an image's own.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor features, Tensor classifierWeight, Tensor classifierBias, Draws random)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        Require.AtLeast(Draws, 1, $"{nameof(McDropout)}.{nameof(Draws)}");
        var rate = Require.Within(Rate, 0, 0.999, $"{nameof(McDropout)}.{nameof(Rate)}");
        var (count, width) = (features.shape[0], features.shape[1]);
        var kept = (random.Uniform(count, Draws, width) >= rate).to(features.dtype) / (1 - rate);
        var logits = Reclassification.Logits(features.unsqueeze(1) * kept, classifierWeight, classifierBias);
        return OfLogits ? Confidence(logits.to(float64).mean([1])) : logits.to(float64).softmax(2).mean([1]).amax(1);
    }
}
