using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Normalisation over groups of channels and space, per image.</summary>
public sealed class GroupNorm : Module<torch.Tensor, torch.Tensor>
{
    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        if (num_groups <= 0 || num_channels % num_groups != 0)
            throw new ArgumentException($"{num_groups} groups must divide {num_channels} channels.", nameof(num_groups));
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (!affine) return;
        weight = new Parameter(torch.ones([num_channels], dtype: dtype, device: device));
        bias = new Parameter(torch.zeros([num_channels], dtype: dtype, device: device));
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

    public Parameter? weight
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

    public override torch.Tensor forward(torch.Tensor tensor) => functional.group_norm(tensor, num_groups, weight, bias, eps);
}
