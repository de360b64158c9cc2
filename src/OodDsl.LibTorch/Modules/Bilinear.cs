using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>y_k = x1^T A_k x2 + b_k. Starts as in PyTorch: uniform in +-1/sqrt(in1_features).</summary>
public sealed class Bilinear : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
        weight = new Parameter(torch.empty([out_features, in1_features, in2_features], dtype: dtype, device: device));
        if (hasBias) bias = new Parameter(torch.empty([out_features], dtype: dtype, device: device));
        var bound = 1 / Math.Sqrt(in1_features);
        init.uniform_(weight, -bound, bound);
        if (bias is not null) init.uniform_(bias, -bound, bound);
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

    public long out_features { get; set; }

    /// <summary>[out_features, in1_features, in2_features].</summary>
    public Parameter weight
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter? bias
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => functional.bilinear(input1, input2, weight, bias);
}
