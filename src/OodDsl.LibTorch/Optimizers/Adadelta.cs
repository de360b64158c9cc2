namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Adadelta</c> (Zeiler, 2012).</summary>
public partial class Adadelta : OptimizerHelper
{
    public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, rho, eps, weight_decay, maximize)
    {
    }

    public Adadelta(
        IEnumerable<ParamGroup> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (rho is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(rho), rho, "It must be from 0 to 1.");
        var defaults = new Options { rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize };
        Start(defaults, lr, parameters);
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
        var (rho, eps) = (options.rho!.Value, options.eps!.Value);
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            state.step++;
            state.square_avg.mul_(rho).addcmul_(gradient, gradient, 1 - rho);
            var change = state.acc_delta.add(eps).sqrt_().div_(state.square_avg.add(eps).sqrt_()).mul_(gradient);
            state.acc_delta.mul_(rho).addcmul_(change, change, 1 - rho);
            parameters[i].add_(change, alpha: -options.LearningRate!.Value);
        }
    }
}
