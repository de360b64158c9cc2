using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Modules;

/// <summary>Elman's network with tanh or relu. Input [L, N, features] or, with the batch first, [N, L, features].</summary>
public sealed class RNN : Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>
{
    readonly RecurrentWeights weights;
    readonly NonLinearities nonLinearity;

    internal RNN(NonLinearities nonLinearity, RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype)
        : base(nameof(RNN))
    {
        weights = new RecurrentWeights(this, 1, shape, device, dtype);
        this.nonLinearity = nonLinearity;
    }

    /// <summary>All outputs, and the state after the last.</summary>
    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0!);

    /// <summary>The same for sequences of different lengths.</summary>
    public (PackedSequence, torch.Tensor) call(PackedSequence input, torch.Tensor? h0 = null)
    {
        using var scope = torch.NewDisposeScope();
        var shape = weights.Shape;
        var start = input.Sorted(h0) ?? weights.Start(null, input.data, input.Batch);
        var (output, state) = nonLinearity == NonLinearities.Tanh
            ? torch.Recurrent.RnnTanh(input.data, input.batch_sizes, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional)
            : torch.Recurrent.RnnRelu(input.data, input.batch_sizes, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional);
        return (input.With(output.MoveToOuterDisposeScope()).MoveToOuterDisposeScope(), input.Unsorted(state).MoveToOuterDisposeScope());
    }

    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0)
    {
        using var scope = torch.NewDisposeScope();
        var shape = weights.Shape;
        var start = weights.Start(h0, input, weights.Batch(input));
        var (output, state) = nonLinearity == NonLinearities.Tanh
            ? torch.Recurrent.RnnTanh(input, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst)
            : torch.Recurrent.RnnRelu(input, start, weights.All, shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst);
        return (output.MoveToOuterDisposeScope(), state.MoveToOuterDisposeScope());
    }

    /// <summary>Does nothing: parameters lie as they are.</summary>
    public void flatten_parameters()
    {
    }

    public Parameter get_weight_ih(long idx) => weights.Get("weight_ih", idx);

    public Parameter get_weight_hh(long idx) => weights.Get("weight_hh", idx);

    public Parameter get_bias_ih(long idx) => weights.Get("bias_ih", idx);

    public Parameter get_bias_hh(long idx) => weights.Get("bias_hh", idx);
}
