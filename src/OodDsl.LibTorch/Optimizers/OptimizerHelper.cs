using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, state, and a step over all parameters that have gradients.</summary>
[SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
public abstract partial class OptimizerHelper : Optimizer
{
    public OptimizerOptions _defaults = null!;

    /// <summary>State by the parameter's native handle.</summary>
    public OrderedDict<IntPtr, OptimizerState> _state = new();

    readonly HashSet<Parameter> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs the closure with gradients, then the body for every group without.</summary>
    protected torch.Tensor _step<T>(Action<T> body, Func<torch.Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        torch.Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var mode = torch.enable_grad();
            loss = loss_closure();
        }

        using var scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            foreach (var group in _parameter_groups) body((T)group);
        }

        return loss!;
    }

    public override void zero_grad()
    {
        foreach (var parameter in parameters()) parameter.grad = null;
    }

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public void to(torch.Device device)
    {
        foreach (var (_, state) in _state) state.to(device);
    }

    /// <summary>Adds a group: what its options leave open comes from the defaults, and every parameter gets a state.</summary>
    private protected void Adopt<TOptions>(ParamGroup group, Func<Parameter, OptimizerState> state)
        where TOptions : OptimizerOptions, new()
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Options ??= new TOptions();
        group.Options.Complete(_defaults);
        group.Parameters = [.. group.Parameters];
        foreach (var parameter in group.Parameters)
            if (!known.Add(parameter)) throw new ArgumentException("A parameter is in the optimiser twice.", nameof(group));
        _parameter_groups.Add(group);
        foreach (var parameter in group.Parameters)
        {
            var added = state(parameter);
            _state[parameter.Handle] = added;
            added.Initialize(group.Options);
        }
    }

    /// <summary>Sets the defaults and adds the groups.</summary>
    private protected void Start(OptimizerOptions defaults, double lr, IEnumerable<ParamGroup> groups)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        (defaults.LearningRate, defaults.InitialLearningRate) = (lr, lr);
        _defaults = defaults;
        foreach (var group in groups) add_param_group(group);
    }

    private protected static void CheckBetas(double beta1, double beta2)
    {
        if (beta1 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "It must be at least 0 and less than 1.");
        if (beta2 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "It must be at least 0 and less than 1.");
    }

    /// <summary>The parameters of the group that have gradients, their gradients, and their states.</summary>
    private protected (torch.Tensor[] Parameters, torch.Tensor[] Gradients, TState[] States) Due<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        var (due, gradients, states) = (new List<torch.Tensor>(), new List<torch.Tensor>(), new List<TState>());
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is not { } gradient) continue;
            if (gradient.is_sparse) throw new NotSupportedException($"{GetType().Name} does not take sparse gradients.");
            due.Add(parameter);
            gradients.Add(gradient);
            states.Add((TState)_state[parameter.Handle]);
        }

        return ([.. due], [.. gradients], [.. states]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var (_, state) in _state) (state as IDisposable)?.Dispose();
        base.Dispose(disposing);
    }
}
