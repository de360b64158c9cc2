namespace OodDsl;

/// <summary>A slot: how the parameters are updated. On a module's method: that module's own, at a constant rate unless it has a schedule too.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public abstract class Optimizer : Component
{
    /// <summary>Makes the optimiser over parameter groups, each with settings of its own where they are not NaN.</summary>
    public abstract TorchSharp.torch.optim.Optimizer Create(params ReadOnlySpan<TrainedModule> modules);
}
