using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>One step of a long short-term memory.</summary>
public sealed class LSTMCell : Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor)>
{
    internal LSTMCell(long inputSize, long hiddenSize, bool bias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(LSTMCell))
    {
        (weight_ih, weight_hh, bias_ih, bias_hh) = RecurrentCellWeights.Draw(4, inputSize, hiddenSize, bias, device, dtype);
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

    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>The next state and cells [N, hidden].</summary>
    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor[] start = [h0_c0?.Item1 ?? Zeros(input), h0_c0?.Item2 ?? Zeros(input)];
        var (state, cells) = torch.Recurrent.LstmCell(input, start, weight_ih, weight_hh, bias_ih, bias_hh);
        return (state.MoveToOuterDisposeScope(), cells.MoveToOuterDisposeScope());
    }

    torch.Tensor Zeros(torch.Tensor input) => RecurrentCellWeights.Zeros(input, weight_hh);
}
