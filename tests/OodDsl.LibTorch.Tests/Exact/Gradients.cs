using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Checks a backward pass against central differences, along a few directions, in float64.</summary>
static class Gradients
{
    const double Step = 1e-6;

    public static void Check(Func<Tensor, Tensor> function, Tensor at, double tolerance = 1e-6) => Check(x => [function(x[0])], [at], tolerance);

    /// <summary>The function's outputs are weighted by fixed numbers, so that every output counts; all inputs move at once.</summary>
    public static void Check(Func<Tensor[], Tensor[]> function, Tensor[] at, double tolerance = 1e-6)
    {
        var inputs = Array.ConvertAll(at, input => input.detach().clone().requires_grad_());
        var outputs = function(inputs);
        Assert.All(outputs, output => Assert.True(output.requires_grad, "An output has no gradient, though PyTorch's has."));
        Weighted(outputs).backward();
        Assert.Contains(inputs, input => input.grad is not null);
        using var mode = no_grad();
        for (var direction = 0; direction < 3; direction++)
        {
            var along = inputs.Select((input, i) => Oracles.Wave(input.shape, (1.7 * (direction + 1)) + i)).ToArray();
            double At(double distance) => Weighted(function([.. inputs.Zip(along, (input, step) => input + (distance * step))])).ToDouble();
            var expected = (At(Step) - At(-Step)) / (2 * Step);
            var actual = inputs.Zip(along).Sum(pair => pair.First.grad is { } gradient ? (gradient * pair.Second).sum().ToDouble() : 0);
            Assert.True(Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)), $"backward {actual:R}, differences {expected:R}");
        }
    }

    static Tensor Weighted(Tensor[] outputs) =>
        outputs.Select((output, i) => (output * Oracles.Wave(output.shape, 0.9 + i)).sum()).Aggregate((sum, next) => sum + next);
}
