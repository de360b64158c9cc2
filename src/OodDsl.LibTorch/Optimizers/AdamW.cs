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
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        CheckBetas(beta1, beta2);
        var defaults = new Options { beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize };
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
        var settings = new AdamSettings(
            options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value, options.maximize!.Value);
        AdamRule.Step(parameters, gradients, states, settings, decoupled: true);
    }
}
