using OodDsl.Tests;

namespace Experiments.Tests;

/// <summary>What a declaration computes, and its gradients for an upstream gradient, made by oracles/methods.py.</summary>
public sealed record MethodCase(
    string Name, Dictionary<string, PackedTensor> State, Dictionary<string, PackedTensor> Tensors, Dictionary<string, double> Numbers, PackedTensor Value,
    PackedTensor Upstream, Dictionary<string, PackedTensor> Gradients)
{
    public override string ToString() => $"{Name} {string.Join(", ", Numbers.Select(number => $"{number.Key} = {number.Value}"))}";
}
