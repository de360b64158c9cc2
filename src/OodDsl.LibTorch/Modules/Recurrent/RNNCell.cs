using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>One step of Elman's network.</summary>
public sealed class RNNCell : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly NonLinearities nonLinearity;
    readonly long hidden;

    internal RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity, bool bias, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(RNNCell))
    {
        hidden = hiddenSize;
        this.nonLinearity = nonLinearity;
        weight_ih = new Parameter(torch.empty([hiddenSize, inputSize], dtype: dtype, device: device));
        weight_hh = new Parameter(torch.empty([hiddenSize, hiddenSize], dtype: dtype, device: device));
        if (bias)
        {
            bias_ih = new Parameter(torch.empty([hiddenSize], dtype: dtype, device: device));
            bias_hh = new Parameter(torch.empty([hiddenSize], dtype: dtype, device: device));
        }

        var bound = 1 / Math.Sqrt(hiddenSize);
        foreach (var parameter in parameters()) init.uniform_(parameter, -bound, bound);
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
        return (nonLinearity == NonLinearities.Tanh
            ? torch.Recurrent.RnnTanhCell(input, h0 ?? Zeros(input), weight_ih, weight_hh, bias_ih, bias_hh)
            : torch.Recurrent.RnnReluCell(input, h0 ?? Zeros(input), weight_ih, weight_hh, bias_ih, bias_hh)).MoveToOuterDisposeScope();
    }

    torch.Tensor Zeros(torch.Tensor input) => torch.zeros([input.shape[0], hidden], dtype: input.dtype, device: input.device);
}
