using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>A function's value, and its gradients for an upstream gradient, made by an independent implementation.</summary>
public sealed record ComponentCase(string Name, Dictionary<string, PackedTensor> Tensors, Dictionary<string, double> Numbers, PackedTensor Value,
    PackedTensor Upstream, Dictionary<string, PackedTensor> Gradients)
{
    public override string ToString() =>
        $"{Name} {string.Join(", ", Tensors.Select(tensor => $"{tensor.Key} [{string.Join(" x ", tensor.Value.Shape)}]"))} " + string.Join(", ", Numbers.Select(number => $"{number.Key} = {number.Value}"));
}

/// <summary>A tensor in an oracle's file.</summary>
public sealed record PackedTensor(long[] Shape, bool Integer, double[] Data)
{
    public Tensor Unpack() => tensor(Data, dtype: float64).reshape(Shape).to(Integer ? int64 : float64);
}
