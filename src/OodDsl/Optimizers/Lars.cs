namespace OodDsl;

/// <summary>
/// Layer-wise adaptive rates (LARS, You, Gitman and Ginsburg, 2017) around stochastic gradient descent with momentum: each parameter's
/// gradient, with its weight decay, is scaled by <c>Trust |p| / (|g| + WeightDecay |p| + 1e-8)</c>, or left as it is if either length is 0. For
/// contrastive training in large batches. All parameters are scaled, vectors too.
/// </summary>
public sealed class Lars : Optimizer
{
    /// <summary>Learning rate; positive.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>The share of the last step's direction that is kept, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Added to the gradient, times the parameter. Not negative.</summary>
    public double WeightDecay { get; init; } = 1e-6;

    /// <summary>How far a step goes, as a share of the parameter's length; positive.</summary>
    public double Trust { get; init; } = 0.001;

    /// <inheritdoc/>
    public override TorchSharp.torch.optim.Optimizer Create(params ReadOnlySpan<TrainedModule> modules)
    {
        Require.Positive(LearningRate, $"{nameof(Lars)}.{nameof(LearningRate)}");
        Require.Within(Momentum, 0, 1, $"{nameof(Lars)}.{nameof(Momentum)}");
        Require.AtLeast(WeightDecay, 0.0, $"{nameof(Lars)}.{nameof(WeightDecay)}");
        Require.Positive(Trust, $"{nameof(Lars)}.{nameof(Trust)}");
        return new LayerwiseSgd(ParameterGroups.Of(modules, LearningRate, WeightDecay, decayBiasAndNorm: true), LearningRate, Momentum, Trust);
    }
}
