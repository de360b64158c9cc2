using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>PReLU</c>: a learnt slope below zero, one or one per channel.</summary>
public sealed class PReLU : Module<torch.Tensor, torch.Tensor>
{
    internal PReLU(long num_parameters, double init, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(PReLU))
    {
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = new Parameter(torch.full([num_parameters], init, dtype: dtype ?? torch.get_default_dtype(), device: device));
    }

    public long num_parameters { get; }

    public double init { get; }

    public Parameter weight
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.prelu(tensor, weight);

    public override string GetName() => nameof(PReLU);
}
