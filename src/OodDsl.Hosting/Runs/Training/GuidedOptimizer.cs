using TorchSharp.Modules;

namespace OodDsl.Hosting;

/// <summary>
/// Stands in front of an optimiser where <see cref="Train.Accumulate"/> or <see cref="Train.ClipNorm"/> asks for more than a step: gradients are
/// collected over several steps and averaged, and scaled down where their norm is too large. The generated loop stays as it is.
/// </summary>
sealed class GuidedOptimizer : OptimizerHelper
{
    readonly optim.Optimizer inner;
    readonly StepPlan plan;
    readonly Func<Position> position;

    /// <summary>Shares groups and state with the optimiser behind it.</summary>
    /// <param name="inner">The optimiser that updates.</param>
    /// <param name="plan">Says which steps update.</param>
    /// <param name="position">The step that is being made.</param>
    public GuidedOptimizer(optim.Optimizer inner, StepPlan plan, Func<Position> position)
    {
        (this.inner, this.plan, this.position) = (inner, plan, position);
        _parameter_groups = inner._parameter_groups;
        if (inner is OptimizerHelper helper) (_defaults, _state) = (helper._defaults, helper._state);
    }

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => inner.parameters();

    /// <inheritdoc/>
    public override void zero_grad()
    {
        if (plan.Collected(position().IndexInEpoch) == 1) inner.zero_grad();
    }

    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null)
    {
        if (closure is not null) throw new NotSupportedException("Gradients are collected over steps: there is no closure to call again.");
        var at = position();
        if (!plan.Updates(at.Epoch, at.IndexInEpoch)) return null!;
        Scale(1.0 / plan.Collected(at.IndexInEpoch));
        return inner.step();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The state is the inner one's to free.
        _state = new();
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    // The norm stays on the device: a comparison on the host would wait for it.
    void Scale(double share)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gradients = parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        if (gradients.Length == 0) return;
        if (share < 1)
            foreach (var gradient in gradients) gradient.mul_(share);
        if (plan.Train.ClipNorm <= 0) return;
        var norm = stack(gradients.Select(gradient => gradient.square().sum())).sum().sqrt();
        var factor = (plan.Train.ClipNorm / (norm + 1e-6)).clamp_max(1.0);
        foreach (var gradient in gradients) gradient.mul_(factor);
    }
}
