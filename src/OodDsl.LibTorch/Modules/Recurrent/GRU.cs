using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>Gated recurrent units (Cho et al., 2014). Input [L, N, features] or, with the batch first, [N, L, features].</summary>
public sealed class GRU : Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>
{
    readonly RecurrentWeights weights;

    internal GRU(RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(GRU))
    {
        weights = new RecurrentWeights(this, 3, shape, device, dtype);
    }

    /// <summary>All outputs, and the state after the last.</summary>
    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0!);

    /// <summary>The same for sequences of different lengths.</summary>
    public (PackedSequence, torch.Tensor) call(PackedSequence input, torch.Tensor? h0 = null)
    {
        using var scope = torch.NewDisposeScope();
        var shape = weights.Shape;
        var start = input.Sorted(h0) ?? weights.Start(null, input.data, input.Batch);
        var (output, state) = torch.Recurrent.Gru(input.data, input.batch_sizes, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional);
        return (input.With(output.MoveToOuterDisposeScope()).MoveToOuterDisposeScope(), input.Unsorted(state).MoveToOuterDisposeScope());
    }

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
    {
        using var scope = torch.NewDisposeScope();
        var shape = weights.Shape;
        var start = weights.Start(h0, input, weights.Batch(input));
        var (output, state) = torch.Recurrent.Gru(input, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst);
        return (output.MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope());
    }

    /// <summary>Does nothing: parameters lie as they are.</summary>
    public void flatten_parameters()
    {
    }
}
