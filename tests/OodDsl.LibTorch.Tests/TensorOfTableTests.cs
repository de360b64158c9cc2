using TorchSharp;

namespace OodDsl.LibTorch.Tests;

/// <summary>Arrays of several dimensions become tensors of the same shape, in row order.</summary>
public sealed class TensorOfTableTests
{
    [Fact]
    public void Two_dimensions()
    {
        using var table = torch.tensor(new[,] { { 1.5f, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], table.shape);
        Assert.Equal(torch.float32, table.dtype);
        Assert.Equal([1.5f, 2, 3, 4, 5, 6], table.data<float>().ToArray());
    }

    [Fact]
    public void Four_dimensions_of_another_type()
    {
        var raw = new long[2, 1, 2, 3];
        (raw[0, 0, 1, 2], raw[1, 0, 0, 1]) = (7, 9);
        using var table = torch.tensor(raw, dtype: torch.float64);
        Assert.Equal([2, 1, 2, 3], table.shape);
        Assert.Equal(torch.float64, table.dtype);
        Assert.Equal(7, table[0, 0, 1, 2].item<double>());
        Assert.Equal(9, table[1, 0, 0, 1].item<double>());
        Assert.Equal(16, table.sum().item<double>());
    }
}
