namespace TorchSharp;

/// <summary>Activation functions.</summary>
public static partial class torch
{
    [Aten("softmax.int", "self: input")] public static partial Tensor softmax(Tensor input, int dim, ScalarType? dtype = null);
}
