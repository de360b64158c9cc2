using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>One step of gated recurrent units.</summary>
public sealed class GRUCell : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    internal GRUCell(long inputSize, long hiddenSize, bool bias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(GRUCell))
    {
        (weight_ih, weight_hh, bias_ih, bias_hh) = RecurrentCellWeights.Draw(3, inputSize, hiddenSize, bias, device, dtype);
    }

    public Parameter weight_ih
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight_ih), value);
        }
    }

    public Parameter weight_hh
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight_hh), value);
        }
    }

    public Parameter? bias_ih
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(bias_ih), value);
        }
    }

    public Parameter? bias_hh
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(bias_hh), value);
        }
    }

    /// <summary>The next state [N, hidden].</summary>
    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override torch.Tensor forward(torch.Tensor input, torch.Tensor? h0 = null)
    {
        using var scope = torch.NewDisposeScope();
        return torch.Recurrent.GruCell(input, h0 ?? Zeros(input), weight_ih, weight_hh, bias_ih, bias_hh).MoveToOuterDisposeScope();
    }

    torch.Tensor Zeros(torch.Tensor input) => RecurrentCellWeights.Zeros(input, weight_hh);
}
