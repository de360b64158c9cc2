using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Values and gradients of operators.</summary>
public sealed class ValueTests
{
    public static TheoryData<string> Names => [.. Oracles.Names("values")];

    public static TheoryData<string> Differentiable => [.. OperatorCases.Smooth.Keys, .. OperatorCases.OfImages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_that_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var actual = OperatorCases.Smooth.TryGetValue(name, out var smooth) ? smooth(Oracles.Wave([4, 5]))
            : OperatorCases.OfImages.TryGetValue(name, out var image) ? image(Oracles.Wave([2, 3, 6, 6]))
            : OperatorCases.Others[name]();
        var (shape, data) = Oracles.Value(name);
        Assert.Equal(shape, actual.shape);
        var elements = Oracles.Elements(actual);
        for (var i = 0; i < data.Length; i++)
            Assert.True(Math.Abs(elements[i] - data[i]) <= 1e-11 * (1 + Math.Abs(data[i])), $"element {i}: {elements[i]:R}, PyTorch has {data[i]:R}");
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void A_gradient_is_that_of_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        var function = OperatorCases.Smooth.TryGetValue(name, out var smooth) ? smooth : OperatorCases.OfImages[name];
        var x = Oracles.Wave(OperatorCases.Smooth.ContainsKey(name) ? [4, 5] : [2, 3, 6, 6]);
        Gradients.Check(function, x);
    }
}
