using TorchSharp.Modules;

namespace OodDsl;

/// <summary>Stochastic gradient descent that scales each parameter's gradient by <see cref="Lars"/>'s rule first. Decay is part of the scaled gradient.</summary>
sealed class LayerwiseSgd(IReadOnlyList<ParameterGroups.Group> groups, double learningRate, double momentum, double trust)
    : SGD(groups.Select(group => new ParamGroup(group.Parameters, group.LearningRate, momentum)), learningRate, momentum)
{
    const double Epsilon = 1e-8;

    public override Tensor step(Func<Tensor>? closure = null)
    {
        // A closure makes the gradients, so it has to run before they are scaled.
        Tensor? loss = null;
        if (closure is not null)
        {
            using var mode = enable_grad();
            loss = closure();
        }
        using (var scope = NewDisposeScope())
        using (no_grad())
            foreach (var group in groups)
                foreach (var parameter in group.Parameters)
                    if (parameter.grad is { } gradient) Scale(parameter, gradient, group.WeightDecay);
        base.step();
        return loss!;
    }

    void Scale(Parameter parameter, Tensor gradient, double decay)
    {
        var (own, slope) = (linalg.vector_norm(parameter), linalg.vector_norm(gradient));
        var ratio = trust * own / (slope + decay * own + Epsilon);
        ratio = where((own > 0) & (slope > 0), ratio, ones_like(ratio));
        gradient.add_(parameter, alpha: decay).mul_(ratio);
    }
}
