namespace OodDsl;

/// <summary>
/// Adam (Kingma and Ba, ICLR 2015), as in PyTorch: steps along the mean of the gradients over the square root of the mean of their squares, both
/// corrected for their start at 0. Weight decay is added to the gradient.
/// </summary>
public sealed class Adam : Optimizer
{
    /// <summary>Learning rate; positive.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decay of the gradients' mean per step, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the squares' mean per step, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the gradient, times the parameter. Not negative.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether vectors (biases, and scale and shift of normalisations) decay as matrices and kernels do.</summary>
    public bool DecayBiasAndNorm { get; init; } = true;

    /// <inheritdoc/>
    public override TorchSharp.torch.optim.Optimizer Create(params ReadOnlySpan<TrainedModule> modules)
    {
        Require.Positive(LearningRate, $"{nameof(Adam)}.{nameof(LearningRate)}");
        Require.Within(Beta1, 0, 1 - 1e-9, $"{nameof(Adam)}.{nameof(Beta1)}");
        Require.Within(Beta2, 0, 1 - 1e-9, $"{nameof(Adam)}.{nameof(Beta2)}");
        Require.AtLeast(WeightDecay, 0.0, $"{nameof(Adam)}.{nameof(WeightDecay)}");
        var groups = ParameterGroups.Of(modules, LearningRate, WeightDecay, DecayBiasAndNorm).Select(group =>
            new TorchSharp.Modules.Adam.ParamGroup(group.Parameters, group.LearningRate, Beta1, Beta2, weight_decay: group.WeightDecay));
        return optim.Adam(groups, LearningRate, Beta1, Beta2, weight_decay: WeightDecay);
    }
}
