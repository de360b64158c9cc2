using System.Globalization;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The shape of a recurrent network; its parameters are registered in the module under PyTorch's names, and start as PyTorch's.</summary>
internal sealed class RecurrentWeights
{
    readonly Module owner;

    internal RecurrentWeights(Module owner, int gates, RecurrentShape shape, torch.Device? device, torch.ScalarType? dtype)
    {
        (this.owner, Shape) = (owner, shape);
        if (shape.Layers < 1) throw new ArgumentOutOfRangeException(nameof(shape), shape.Layers, "There must be a layer.");
        if (shape.Dropout is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(shape), shape.Dropout, "The dropout must be from 0 to 1.");
        for (var layer = 0L; layer < shape.Layers; layer++)
            foreach (var suffix in shape.Bidirectional ? new[] { "", "_reverse" } : [""])
            {
                var name = $"l{layer.ToString(CultureInfo.InvariantCulture)}{suffix}";
                var width = layer == 0 ? shape.Input : shape.Hidden * shape.Directions;
                Register($"weight_ih_{name}", [gates * shape.Hidden, width], device, dtype);
                Register($"weight_hh_{name}", [gates * shape.Hidden, shape.Hidden], device, dtype);
                if (!shape.Bias) continue;
                Register($"bias_ih_{name}", [gates * shape.Hidden], device, dtype);
                Register($"bias_hh_{name}", [gates * shape.Hidden], device, dtype);
            }

        var bound = 1 / Math.Sqrt(shape.Hidden);
        foreach (var parameter in owner.parameters()) init.uniform_(parameter, -bound, bound);
    }

    internal RecurrentShape Shape { get; }

    internal torch.Tensor[] All => [.. owner.parameters()];

    internal Parameter Get(string kind, long index) => owner.get_parameter($"{kind}_l{index.ToString(CultureInfo.InvariantCulture)}")
        ?? throw new ArgumentOutOfRangeException(nameof(index), index, $"The network has no {kind} of that layer.");

    /// <summary>The state to start from: as given, or zeros [layers * directions, N, hidden].</summary>
    internal torch.Tensor Start(torch.Tensor? given, torch.Tensor input, long batch) =>
        given ?? torch.zeros([Shape.Layers * Shape.Directions, batch, Shape.Hidden], dtype: input.dtype, device: input.device);

    /// <summary>The batch size of an input [L, N, features], or [N, L, features] if the batch comes first.</summary>
    internal long Batch(torch.Tensor input) => input.ndim == 3
        ? input.shape[Shape.BatchFirst ? 0 : 1]
        : throw new ArgumentException($"A recurrent network takes three dimensions, not {input.ndim}.", nameof(input));

    void Register(string name, long[] shape, torch.Device? device, torch.ScalarType? dtype) =>
        owner.register_parameter(name, new Parameter(torch.empty(shape, dtype: dtype, device: device)));
}

/// <summary>Sizes and options of a recurrent network.</summary>
internal sealed record RecurrentShape(long Input, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;
}
