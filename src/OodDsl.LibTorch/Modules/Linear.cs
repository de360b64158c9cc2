using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>y = x W^T + b. Starts as in PyTorch: uniform in +-1/sqrt(in_features), the weight before the bias.</summary>
public sealed class Linear : Module<torch.Tensor, torch.Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, torch.Device? device, torch.ScalarType? dtype)
        : this(
            new Parameter(torch.empty([outputSize, inputSize], dtype: dtype, device: device)),
            hasBias ? new Parameter(torch.empty([outputSize], dtype: dtype, device: device)) : null)
    {
        using var scope = torch.NewDisposeScope();
        init.kaiming_uniform_(this.weight, Math.Sqrt(5));
        if (bias is not null) init.uniform_(bias, -1 / Math.Sqrt(inputSize), 1 / Math.Sqrt(inputSize));
    }

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        in_features = weight.shape[1];
        out_features = weight.shape[0];
        this.weight = weight;
        this.bias = bias;
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    /// <summary>[out_features, in_features].</summary>
    public Parameter weight
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>[out_features], or null.</summary>
    public Parameter? bias
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.linear(tensor, weight, bias);
}
