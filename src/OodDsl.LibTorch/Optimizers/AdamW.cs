using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay, bit for bit PyTorch's.</summary>
public partial class AdamW : OptimizerHelper, IBetas
{
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (beta1 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "It must be at least 0 and less than 1.");
        if (beta2 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "It must be at least 0 and less than 1.");
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set
        {
            (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
            foreach (var group in _parameter_groups) ((ParamGroup)group).Betas = value;
        }
    }

    public override torch.Tensor step(Func<torch.Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var defaults = (Options)_defaults;
        var options = (Options)(param_group.Options ??= new Options());
        options.beta1 ??= defaults.beta1;
        options.beta2 ??= defaults.beta2;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
        options.amsgrad ??= defaults.amsgrad;
        options.maximize ??= defaults.maximize;
        Adopt(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = new State(parameter);
            _state[parameter.Handle] = state;
            state.Initialize(options);
        }
    }

    void Update(ParamGroup group)
    {
        var options = group.Options;
        var (parameters, gradients, states) = Due<State>(group);
        if (parameters.Length == 0) return;
        var (rate, beta1, beta2) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value);
        if (options.maximize!.Value) gradients = Foreach.Negate(gradients);
        if (options.weight_decay is { } decay and not 0) Foreach.Multiply_(parameters, 1 - (rate * decay));
        var (averages, squares) = (Array.ConvertAll(states, state => state.exp_avg), Array.ConvertAll(states, state => state.exp_avg_sq));
        Foreach.Multiply_(averages, beta1);
        Foreach.Add_(averages, gradients, 1 - beta1);
        Foreach.Multiply_(squares, beta2);
        Foreach.AddProduct_(squares, gradients, gradients, 1 - beta2);

        // Parameters that joined later are corrected by their own number of steps.
        foreach (var same in Enumerable.Range(0, states.Length).GroupBy(i => ++states[i].step))
        {
            int[] chosen = [.. same];
            var roots = Foreach.Root(Array.ConvertAll(chosen, i => options.amsgrad!.Value ? Largest(states[i]) : squares[i]));
            Foreach.Divide_(roots, Math.Sqrt(1 - Math.Pow(beta2, same.Key)));
            Foreach.Add_(roots, options.eps!.Value);
            var size = rate / (1 - Math.Pow(beta1, same.Key));
            Foreach.AddQuotient_(Array.ConvertAll(chosen, i => parameters[i]), Array.ConvertAll(chosen, i => averages[i]), roots, -size);
        }
    }

    static torch.Tensor Largest(State state) => state.max_exp_avg_sq!.copy_(state.max_exp_avg_sq.maximum(state.exp_avg_sq));
}
