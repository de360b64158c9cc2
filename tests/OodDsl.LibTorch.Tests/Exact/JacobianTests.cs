using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Jacobians against closed forms.</summary>
public sealed class JacobianTests
{
    [Fact]
    public void Of_one_function()
    {
        using var scope = NewDisposeScope();
        var (matrix, x) = (Oracles.Wave([3, 4]), Oracles.Wave([4], 1));
        var jacobian = autograd.functional.jacobian(at => matrix.matmul(at.square()), x);
        Assert.Equal([3L, 4L], jacobian.shape);
        Assert.True(jacobian.allclose(matrix * (2 * x)));
    }

    [Fact]
    public void Of_several_results_by_several_tensors()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Oracles.Wave([2]), Oracles.Wave([2], 1));
        var all = autograd.functional.jacobian(at => [at[0] * at[1], at[0].sum()], x, y).ToList();
        Assert.Equal(4, all.Count);
        Assert.True(all[0].allclose(y.diag()));
        Assert.True(all[1].allclose(x.diag()));
        Assert.True(all[2].allclose(ones(2, dtype: float64)));
        Assert.True(all[3].allclose(zeros(2, dtype: float64)));
    }
}
