namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Rprop</c> (Riedmiller and Braun, 1993): steps that grow while the gradient keeps its sign. For full batches.</summary>
public partial class Rprop : OptimizerHelper
{
    public Rprop(
        IEnumerable<Parameter> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6,
        double max_step = 50, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, etaminus, etaplus, min_step, max_step, maximize)
    {
    }

    public Rprop(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6,
        double max_step = 50, bool maximize = false)
    {
        if (etaminus is <= 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(etaminus), etaminus, "It must be between 0 and 1.");
        if (etaplus <= 1) throw new ArgumentOutOfRangeException(nameof(etaplus), etaplus, "It must be more than 1.");
        var defaults = new Options { etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize };
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
        for (var i = 0; i < states.Length; i++)
        {
            var (state, gradient) = (states[i], gradients[i]);
            state.step++;
            var turn = gradient.mul(state.prev).sign();
            var factor = torch.where(turn > 0, options.etaplus!.Value, torch.where(turn < 0, options.etaminus!.Value, torch.ones_like(turn)));
            state.step_size.mul_(factor).clamp_(options.min_step!.Value, options.max_step!.Value);

            // After a turn of sign a weight rests for one step.
            var kept = gradient.masked_fill(turn < 0, 0);
            parameters[i].addcmul_(kept.sign(), state.step_size, -1);
            state.prev.copy_(kept);
        }
    }
}
