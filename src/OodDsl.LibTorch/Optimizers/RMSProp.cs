using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>RMSprop</c> (Hinton, lecture 6e, 2012): gradients over the root of their average square; centred: over their deviation.</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
        bool centered = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0,
        bool centered = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        var defaults = new Options
        {
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
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
        if (parameters.Length == 0) return;
        if (options.maximize!.Value) gradients = Foreach.Negate(gradients);
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Add(gradients, parameters, decay);
        var (alpha, rate) = (options.alpha!.Value, options.LearningRate!.Value);
        foreach (var state in states) state.step++;
        var squares = Array.ConvertAll(states, state => state.square_avg);
        Foreach.Multiply_(squares, alpha);
        Foreach.AddProduct_(squares, gradients, gradients, 1 - alpha);
        var spread = squares;
        if (options.centered!.Value)
        {
            var averages = Array.ConvertAll(states, state => state.grad_avg ??= Zeros(state));
            Foreach.Multiply_(averages, alpha);
            Foreach.Add_(averages, gradients, 1 - alpha);
            spread = Array.ConvertAll(squares, square => square.clone());
            Foreach.AddProduct_(spread, averages, averages, -1);
        }

        var roots = Foreach.Root(spread);
        Foreach.Add_(roots, options.eps!.Value);
        var momentum = options.momentum!.Value;
        if (momentum == 0)
        {
            Foreach.AddQuotient_(parameters, gradients, roots, -rate);
            return;
        }

        var buffers = Array.ConvertAll(states, state => state.momentum_buffer ??= Zeros(state));
        Foreach.Multiply_(buffers, momentum);
        Foreach.AddQuotient_(buffers, gradients, roots, 1);
        Foreach.Add_(parameters, buffers, -rate);
    }

    // Momentum or centring may be turned on later.
    static torch.Tensor Zeros(State state) => torch.zeros_like(state._parameter).DetachFromDisposeScope();
}
