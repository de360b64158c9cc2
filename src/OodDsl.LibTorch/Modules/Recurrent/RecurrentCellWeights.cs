using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The weights of one recurrent cell, drawn as PyTorch draws them: uniform within 1 / sqrt(hidden), in the order of their names here.</summary>
internal readonly record struct RecurrentCellWeights(Parameter InputHidden, Parameter HiddenHidden, Parameter? InputBias, Parameter? HiddenBias)
{
    /// <param name="gates">Rows per unit of the state: 1, 3 for gated recurrent units, 4 for a long short-term memory.</param>
    internal static RecurrentCellWeights Draw(long gates, long inputSize, long hiddenSize, bool bias, torch.Device? device, torch.ScalarType? dtype)
    {
        return new(
            Draw([gates * hiddenSize, inputSize]), Draw([gates * hiddenSize, hiddenSize]),
            bias ? Draw([gates * hiddenSize]) : null, bias ? Draw([gates * hiddenSize]) : null);

        Parameter Draw(long[] shape)
        {
            var bound = 1 / Math.Sqrt(hiddenSize);
            var parameter = new Parameter(torch.empty(shape, dtype: dtype, device: device));
            init.uniform_(parameter, -bound, bound);
            return parameter;
        }
    }

    /// <summary>The state [N, hidden] that a cell starts from unless one is given.</summary>
    internal static torch.Tensor Zeros(torch.Tensor input, Parameter hiddenHidden) =>
        torch.zeros([input.shape[0], hiddenHidden.shape[1]], dtype: input.dtype, device: input.device);
}
