using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Tensors as text.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void Shape_and_type_are_the_default()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[2x3], type = Float32, device = cpu", ones(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu, value = 7", tensor(7L).ToString());
    }

    [Fact]
    public void Every_style_writes_the_elements()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new float[,] { { 0.5f, -1, 2 }, { 10, 0.1f, 3 } });
        Assert.Equal("[2x3], type = Float32, device = cpu\n 0.5  -1 2\n  10 0.1 3\n", matrix.jlstr(newLine: "\n"));
        Assert.Equal("[[0.5 -1 2]\n [10 0.1 3]]", matrix.npstr(newLine: "\n"));
        Assert.Equal("{{0.5, -1, 2},\n {10, 0.1, 3}}", matrix.cstr(newLine: "\n"));
        Assert.Equal("[[True False]]", tensor(new[,] { { true, false } }).npstr());
        Assert.Contains("1-2i", tensor(new[] { new System.Numerics.Complex(1, -2) }).npstr(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_dimensions_are_cut()
    {
        using var scope = NewDisposeScope();
        var text = arange(1000).npstr();
        Assert.StartsWith("[0 1 ", text, StringComparison.Ordinal);
        Assert.Contains(" ... ", text, StringComparison.Ordinal);
        Assert.EndsWith(" 999]", text, StringComparison.Ordinal);
    }
}
