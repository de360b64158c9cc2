namespace OodDsl;

/// <summary>
/// Neuron activation coverage (Liu, Tian, Li, Ma, Wang; ICLR 2024) of the classifier's input: how common the states of its neurons are in training. A
/// neuron's state is <c>sigmoid(a f_d g_d)</c>, g the gradient of <c>KL(uniform || p)</c> with respect to the features, in closed form W'(p - 1/K); the score
/// is the mean over the neurons of <c>min(count / r, 1)</c>, count the training images in the state's bin. Higher is more in-distribution.
/// </summary>
/// <remarks>The paper adds up several layers; this is the last one, which costs no backward pass.</remarks>
public sealed class Nac : Score
{
    /// <summary>Number of equal bins of (0, 1).</summary>
    public int Bins { get; init; } = 50;

    /// <summary>a, the steepness of the sigmoid; positive.</summary>
    [Grid(1.0, 10.0, 100.0, 1000.0)]
    public double Steepness { get; init; } = 100;

    /// <summary>r, the training images in a bin from which it counts as covered.</summary>
    [Grid(5, 50, 500)]
    public int Covered { get; init; } = 50;

    /// <summary>Coverage of each neuron's bins.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <returns>[D bins], float64, in [0, 1].</returns>
    public Tensor Fit(Tensor trainFeatures, Tensor trainLogits, Tensor classifierWeight)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        Require.AtLeast(Bins, 1, $"{nameof(Nac)}.{nameof(Bins)}");
        Require.AtLeast(Covered, 1, $"{nameof(Nac)}.{nameof(Covered)}");
        Require.Finite(trainFeatures, nameof(Nac));
        using var scope = NewDisposeScope();
        var width = trainFeatures.shape[1];
        var counts = zeros([width * Bins], dtype: int64, device: trainFeatures.device);
        foreach (var (features, logits) in trainFeatures.split(RowsAtOnce).Zip(trainLogits.split(RowsAtOnce)))
        {
            using var part = NewDisposeScope();
            counts.add_(States(features, logits, classifierWeight).reshape(-1).bincount(null, width * Bins));
        }
        return (counts.to(float64) / Covered).clamp_max(1).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="logits">[N, K].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="coverage">What <see cref="Fit"/> returned.</param>
    /// <returns>[N], float64, in [0, 1].</returns>
    public Tensor Compute(Tensor features, Tensor logits, Tensor classifierWeight, Tensor coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        var states = States(features, logits, classifierWeight);
        return coverage.index_select(0, states.reshape(-1)).view(states.shape).mean([1]);
    }

    /// <summary>The bin of every neuron's state, counted through all neurons, [N, D].</summary>
    Tensor States(Tensor features, Tensor logits, Tensor classifierWeight)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        var steepness = Require.Positive(Steepness, $"{nameof(Nac)}.{nameof(Steepness)}");
        var slope = (logits.to(float64).softmax(1) - 1.0 / logits.shape[1]).matmul(classifierWeight.detach().to(float64));
        return Binned(features, slope, Bins, steepness) + Bins * arange(features.shape[1], dtype: int64, device: features.device);
    }

    /// <summary>The bin of each neuron's state, 0 to bins - 1, [N, D], int64.</summary>
    /// <param name="values">f, [N, D].</param>
    /// <param name="slopes">g, [N, D].</param>
    /// <param name="bins">Number of bins.</param>
    /// <param name="steepness">a.</param>
    internal static Tensor Binned(Tensor values, Tensor slopes, int bins, double steepness) =>
        (bins * (steepness * values.to(float64) * slopes.to(float64)).sigmoid()).floor().clamp_max(bins - 1).to(int64);

    // The states of so many images stay in a processor's cache.
    const long RowsAtOnce = 1000;
}
