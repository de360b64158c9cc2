using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// Stochastic gradient descent with momentum, as in PyTorch: <c>g = gradient + WeightDecay p; v = Momentum v + g; p = p - LearningRate v</c>;
/// with Nesterov's step <c>p = p - LearningRate (g + Momentum v)</c>.
/// </summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Learning rate; positive.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The share of the last step's direction that is kept, in [0, 1).</summary>
    public double Momentum { get; init; }

    /// <summary>Added to the gradient, times the parameter. Not negative.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether to step where the momentum is going to lead; needs momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether vectors (biases, and scale and shift of normalisations) decay as matrices and kernels do.</summary>
    public bool DecayBiasAndNorm { get; init; } = true;

    /// <inheritdoc/>
    public override TorchSharp.torch.optim.Optimizer Create(params ReadOnlySpan<TrainedModule> modules)
    {
        Require.Positive(LearningRate, $"{nameof(Sgd)}.{nameof(LearningRate)}");
        Require.Within(Momentum, 0, 1, $"{nameof(Sgd)}.{nameof(Momentum)}");
        Require.AtLeast(WeightDecay, 0.0, $"{nameof(Sgd)}.{nameof(WeightDecay)}");
        if (Nesterov && Momentum == 0)
            throw new UserException(ExitCode.Configuration, "Sgd.Nesterov is set without Sgd.Momentum.", "Give it momentum: --set Sgd.Momentum=0.9.");
        var groups = ParameterGroups.Of(modules, LearningRate, WeightDecay, DecayBiasAndNorm).Select(group =>
            new SGD.ParamGroup(group.Parameters, group.LearningRate, Momentum, weight_decay: group.WeightDecay, nesterov: Nesterov));
        return optim.SGD(groups, LearningRate, Momentum, weight_decay: WeightDecay, nesterov: Nesterov);
    }
}
