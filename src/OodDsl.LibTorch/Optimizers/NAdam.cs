using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>NAdam</c>: Adam with Nesterov's momentum (Dozat, 2016).</summary>
public partial class NAdam : OptimizerHelper, IBetas
{
    public NAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        double momentum_decay = 0.004)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, momentum_decay)
    {
    }

    public NAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
        double momentum_decay = 0.004)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum_decay);
        CheckBetas(beta1, beta2);
        var defaults = new Options { beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay };
        Start(defaults, lr, parameters);
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

    public override void add_param_group(Modules.ParamGroup param_group) => Adopt<Options>(param_group, parameter => new State(parameter));

    void Update(ParamGroup group)
    {
        var options = group.Options;
        var (parameters, gradients, states) = Due<State>(group);
        if (parameters.Length == 0) return;
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Add(gradients, parameters, decay);
        var (rate, beta1, beta2) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value);
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            var (momentum, next) = (Momentum(++state.step), Momentum(state.step + 1));
            state.mu_product *= momentum;
            state.exp_avg.mul_(beta1).add_(gradient, alpha: 1 - beta1);
            state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            var root = state.exp_avg_sq.div(1 - Math.Pow(beta2, state.step)).sqrt().add_(options.eps!.Value);
            parameters[i].addcdiv_(gradient, root, -rate * (1 - momentum) / (1 - state.mu_product));
            parameters[i].addcdiv_(state.exp_avg, root, -rate * next / (1 - (state.mu_product * next)));
        }

        double Momentum(long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * options.momentum_decay!.Value)));
    }
}
