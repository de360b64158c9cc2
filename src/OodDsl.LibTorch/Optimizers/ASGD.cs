namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>ASGD</c>: stochastic gradient descent that also keeps the average of the weights, <c>State.ax</c> (Polyak and Juditsky, 1992).</summary>
public partial class ASGD : OptimizerHelper
{
    public ASGD(
        IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0,
        bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, lambd, alpha, t0, weight_decay, maximize)
    {
    }

    public ASGD(
        IEnumerable<ParamGroup<Options>> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6,
        double weight_decay = 0, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        var defaults = new Options { lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay, maximize = maximize };
        Start(defaults, lr, parameters);
    }

    public override torch.Tensor step(Func<torch.Tensor>? closure = null) => _step<ParamGroup<Options>>(Update, closure);

    public override void add_param_group(Modules.ParamGroup param_group) => Adopt<Options>(param_group, parameter => new State(parameter));

    void Update(ParamGroup<Options> group)
    {
        var options = group.Options;
        var (parameters, gradients, states) = Due<State>(group);
        if (parameters.Length == 0) return;
        if (options.maximize!.Value) gradients = Foreach.Negate(gradients);
        if (options.weight_decay is { } decay and not 0) gradients = Foreach.Add(gradients, parameters, decay);
        var (rate, lambd) = (options.LearningRate!.Value, options.lambd!.Value);
        for (var i = 0; i < states.Length; i++)
        {
            var (state, parameter) = (states[i], parameters[i]);
            state.step++;
            parameter.mul_(1 - (lambd * state.eta)).add_(gradients[i], alpha: -state.eta);
            if (state.mu == 1) state.ax.copy_(parameter);
            else state.ax.add_(parameter.sub(state.ax).mul(state.mu));
            state.eta = rate / Math.Pow(1 + (lambd * rate * state.step), options.alpha!.Value);
            state.mu = 1 / Math.Max(1, state.step - options.t0!.Value);
        }
    }
}
