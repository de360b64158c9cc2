using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Checks a backward pass against central differences, along a few random directions, in float64.</summary>
static class Gradients
{
    const double Step = 1e-6;

    /// <summary>The function's outputs are weighted by fixed numbers, so that every output counts.</summary>
    public static void Check(Func<Tensor, Tensor> function, Tensor at, double tolerance = 1e-6)
    {
        var x = at.detach().clone().requires_grad_();
        var output = function(x);
        var weights = Oracles.Wave(output.shape, 0.9);
        (output * weights).sum().backward();
        var gradient = x.grad;
        Assert.NotNull(gradient);
        using var mode = no_grad();
        for (var direction = 0; direction < 3; direction++)
        {
            var along = Oracles.Wave(x.shape, 1.7 * (direction + 1));
            var above = (function(x + (Step * along)) * weights).sum().ToDouble();
            var below = (function(x - (Step * along)) * weights).sum().ToDouble();
            var expected = (above - below) / (2 * Step);
            var actual = (gradient * along).sum().ToDouble();
            Assert.True(Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)), $"backward {actual:R}, differences {expected:R}");
        }
    }
}
