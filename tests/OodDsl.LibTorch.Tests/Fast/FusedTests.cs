using TorchSharp.Modules;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>The optimiser's step in one pass gives the bits of libtorch's operators.</summary>
public sealed class FusedTests
{
    [Theory]
    [InlineData(0, 0, 0, false, false)]
    [InlineData(0, 0, 1e-2, false, true)]
    [InlineData(0.9, 0, 5e-4, true, false)]
    [InlineData(0.9, 0, 0, true, true)]
    [InlineData(0.5, 0.2, 1e-3, false, false)]
    public void Bits_are_those_of_the_operators(double momentum, double dampening, double decay, bool nesterov, bool maximize)
    {
        Assert.True(!System.Runtime.Intrinsics.X86.Fma.IsSupported || Fused.IsExact);
        var fused = Train();
        Fused.Enabled = false;
        try
        {
            Assert.Equal(Train(), fused);
        }
        finally
        {
            Fused.Enabled = true;
        }

        double[] Train()
        {
            using var scope = NewDisposeScope();
            manual_seed(11);
            // Lengths with and without a rest after full vectors; one tensor has its channels last in memory.
            Parameter[] parameters =
            [
                .. new long[] { 1, 7, 8, 31, 1000, 70_001 }.Select(length => new Parameter(randn(length))),
                new(randn(5, 4, 3, 3).ChannelsLast()),
            ];
            using var optimizer = optim.SGD(parameters, 0.05, momentum, dampening, decay, nesterov, maximize);
            for (var step = 0; step < 4; step++)
            {
                foreach (var parameter in parameters) parameter.grad = randn_like(parameter);
                optimizer.step();
            }

            double[] elements = [.. parameters.SelectMany(Oracles.Elements)];
            foreach (var parameter in parameters) parameter.Dispose();
            return elements;
        }
    }

    [Fact]
    public void A_graph_notices_that_its_parameter_has_changed()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        using var optimizer = optim.SGD([parameter], 0.1);
        parameter.grad = ones(3);
        var loss = parameter.square().sum();
        optimizer.step();
        Assert.Contains("modified by an inplace operation", Assert.Throws<TorchException>(() => loss.backward()).Message, StringComparison.Ordinal);
        parameter.Dispose();
    }

    [Fact]
    public void Other_types_are_left_to_the_operators()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3, dtype: float64));
        using var optimizer = optim.SGD([parameter], 0.5);
        parameter.grad = ones(3, dtype: float64);
        optimizer.step();
        Assert.Equal([0.5, 0.5, 0.5], Oracles.Elements(parameter));
        parameter.Dispose();
    }
}
