using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum, bit for bit PyTorch's.</summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum == 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum needs a momentum, and no dampening.", nameof(nesterov));
        var defaults = new Options
        {
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        Start(defaults, lr, parameters);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set
        {
            ((Options)_defaults).momentum = value;
            foreach (var group in _parameter_groups) ((ParamGroup)group).Momentum = value;
        }
    }

    public override torch.Tensor step(Func<torch.Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    public override void add_param_group(Modules.ParamGroup param_group) => Adopt<Options>(param_group, parameter => new State(parameter));

    void Update(ParamGroup group)
    {
        var options = group.Options;
        var (parameters, gradients, states) = Due<State>(group);
        if (parameters.Length > 0 && !Fused.Step(parameters, gradients, states, options)) StepByOperators(parameters, gradients, states, options);
    }

    internal static void StepByOperators(torch.Tensor[] parameters, torch.Tensor[] gradients, State[] states, Options options)
    {
        if (options.maximize!.Value) gradients = Foreach.Negate(gradients);
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Add(gradients, parameters, decay);
        if (options.momentum is { } momentum and not 0)
        {
            var buffers = Buffers(gradients, states, momentum, options.dampening!.Value);
            gradients = options.nesterov!.Value ? Foreach.Add(gradients, buffers, momentum) : buffers;
        }

        Foreach.Add_(parameters, gradients, -options.LearningRate!.Value);
    }

    // A buffer starts as its first gradient.
    static torch.Tensor[] Buffers(torch.Tensor[] gradients, State[] states, double momentum, double dampening)
    {
        var old = Enumerable.Range(0, states.Length).Where(i => states[i].momentum_buffer is not null).ToList();
        for (var i = 0; i < states.Length; i++) states[i].momentum_buffer ??= gradients[i].detach().clone().DetachFromDisposeScope();
        if (old.Count > 0)
        {
            var buffers = old.ConvertAll(i => states[i].momentum_buffer!).ToArray();
            Foreach.Multiply_(buffers, momentum);
            Foreach.Add_(buffers, [.. old.Select(i => gradients[i])], 1 - dampening);
        }

        return [.. states.Select(state => state.momentum_buffer!)];
    }
}
