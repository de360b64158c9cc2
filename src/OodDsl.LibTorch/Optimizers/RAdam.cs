using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>RAdam</c>: Adam whose step is rectified while the second moment is uncertain (Liu et al., 2019).</summary>
public partial class RAdam : OptimizerHelper, IBetas
{
    public RAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay)
    {
    }

    public RAdam(
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
        var (rate, beta1, beta2) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value);
        var longest = (2 / (1 - beta2)) - 1;
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            state.step++;
            state.exp_avg.mul_(beta1).add_(gradient, alpha: 1 - beta1);
            state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
            var correction = 1 - Math.Pow(beta2, state.step);
            var length = longest - (2 * state.step * Math.Pow(beta2, state.step) / correction);
            var change = state.exp_avg.div(1 - Math.Pow(beta1, state.step)).mul_(rate);
            if (length > 5)
            {
                var rectified = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
                change.mul_(Math.Sqrt(correction) * rectified).div_(state.exp_avg_sq.sqrt().add_(options.eps!.Value));
            }

            parameters[i].sub_(change);
        }
    }
}
