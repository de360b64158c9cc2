using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber, 1997). Input [L, N, features] or, with the batch first, [N, L, features].</summary>
public sealed class LSTM : Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
{
    readonly RecurrentWeights weights;

    internal LSTM(RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(LSTM)) => weights = new RecurrentWeights(this, 4, shape, device, dtype);

    /// <summary>All outputs, the hidden state and the cells after the last.</summary>
    public new (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>The same for sequences of different lengths.</summary>
    public (PackedSequence, torch.Tensor, torch.Tensor) call(PackedSequence input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
    {
        using var scope = torch.NewDisposeScope();
        var shape = weights.Shape;
        torch.Tensor[] start =
        [
            input.Sorted(h0_c0?.Item1) ?? weights.Start(null, input.data, input.Batch), input.Sorted(h0_c0?.Item2) ?? weights.Start(null, input.data, input.Batch),
        ];
        var (output, state, cells) = torch.Recurrent.Lstm(input.data, input.batch_sizes, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional);
        return (
            input.With(output.MoveToOuterDisposeScope()).MoveToOuterDisposeScope(), input.Unsorted(state).MoveToOuterDisposeScope(),
            input.Unsorted(cells).MoveToOuterDisposeScope());
    }

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override (torch.Tensor, torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
    {
        using var scope = torch.NewDisposeScope();
        var (shape, batch) = (weights.Shape, weights.Batch(input));
        torch.Tensor[] start = [weights.Start(h0_c0?.Item1, input, batch), weights.Start(h0_c0?.Item2, input, batch)];
        var (output, state, cells) = torch.Recurrent.Lstm(input, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst);
        return (output.MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope(), cells.MoveToOuterDisposeScope());
    }

    /// <summary>Does nothing: parameters lie as they are.</summary>
    public void flatten_parameters()
    {
    }
}
