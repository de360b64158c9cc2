using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Adamax</c>: Adam with the infinity norm (Kingma and Ba, 2014).</summary>
public partial class Adamax : OptimizerHelper, IBetas
{
    public Adamax(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay)
    {
    }

    public Adamax(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        CheckBetas(beta1, beta2);
        var defaults = new Options { beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay };
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
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            state.step++;
            state.exp_avg.mul_(beta1).add_(gradient, alpha: 1 - beta1);
            state.exp_inf.copy_(state.exp_inf.mul_(beta2).maximum(gradient.abs().add_(options.eps!.Value)));
            parameters[i].addcdiv_(state.exp_avg, state.exp_inf, -options.LearningRate!.Value / (1 - Math.Pow(beta1, state.step)));
        }
    }
}
