namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Adagrad</c> (Duchi et al., 2011).</summary>
public partial class Adagrad : OptimizerHelper
{
    public Adagrad(
        IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
        double eps = 1e-10)
        : this([new ParamGroup(parameters, new Options())], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
        double eps = 1e-10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(initial_accumulator_value);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        var defaults = new Options
        {
            lr_decay = lr_decay,
            weight_decay = weight_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
        };
        Start(defaults, lr, parameters);
    }

    public override torch.Tensor step(Func<torch.Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    public override void add_param_group(Modules.ParamGroup param_group) => Adopt<Options>(param_group, parameter => new State(parameter));

    void Update(ParamGroup group)
    {
        var options = group.Options;
        var (parameters, gradients, states) = Due<State>(group);
        if (parameters.Length == 0) return;
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Add(gradients, parameters, decay);
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            var rate = options.LearningRate!.Value / (1 + ((++state.step - 1) * options.lr_decay!.Value));
            state.sum.addcmul_(gradient, gradient, 1);
            parameters[i].addcdiv_(gradient, state.sum.sqrt().add_(options.eps!.Value), -rate);
        }
    }
}
