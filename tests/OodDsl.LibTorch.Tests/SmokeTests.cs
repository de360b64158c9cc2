using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Arithmetic_and_gradients_agree_with_calculus()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0, 3.0 }, requires_grad: true);
        var y = (x * x + 2 * x - 1).sum();
        y.backward();
        Assert.Equal(14 + 12 - 3, y.ToDouble());
        using var gradient = x.grad.data<double>();
        Assert.Equal([4.0, 6.0, 8.0], gradient.ToArray());
        Assert.Equal(6.0, (x.detach()[1..].mean() * 2 + 1).item<double>());
        Assert.Equal([3L, 3L], (x.unsqueeze(1) + x).shape);
    }
}
