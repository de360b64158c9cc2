using static TorchSharp.torch;

namespace OodDsl.Tests;

public class ContrastTests
{
    [Theory]
    [InlineData(4, 1.098612, 0.239545)]
    [InlineData(8, 1.945910, 0.594438)]
    [InlineData(16, 2.708050, 1.062879)]
    public void Alike_rows_cost_the_logarithm_of_the_others(int count, double alike, double apart)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(alike, Functions.NtXent(ones(count, 3, dtype: float64), 0.5).mean().item<double>(), 6);
        // Positives 1, all others 0: log(1 + (N - 2) e^-2).
        Assert.Equal(apart, Math.Log(1 + (count - 2) * Math.Exp(-2)), 5);
        Assert.Equal(apart, Functions.NtXent(eye(count / 2, dtype: float64).repeat(2, 1), 0.5).mean().item<double>(), 5);
    }

    [Fact]
    public void Contrast_does_not_change_with_lengths_or_the_order_of_views()
    {
        using var scope = NewDisposeScope();
        var rows = randn([8, 5], dtype: float64, generator: new Generator(1));
        var expected = Functions.NtXent(rows, 0.5).mean().item<double>();
        var lengths = rand([8, 1], dtype: float64, generator: new Generator(2)) + 0.5;
        Assert.Equal(expected, Functions.NtXent(rows * lengths, 0.5).mean().item<double>(), 9);
        Assert.Equal(expected, Functions.NtXent(rows.roll(4, 0), 0.5).mean().item<double>(), 9);
        Assert.Throws<ArgumentException>(() => Functions.NtXent(rows[..7], 0.5));
    }

    [Fact]
    public void Supervised_contrast_of_alike_rows_in_both_forms()
    {
        using var scope = NewDisposeScope();
        var rows = ones(8, 3, dtype: float64);
        var pairs = tensor([0L, 0, 1, 1, 2, 2, 3, 3]);
        Assert.Equal(1.945910, Functions.SupCon(rows, pairs, 0.07).mean().item<double>(), 6);
        Assert.Equal(1.945910, Functions.SupCon(rows, zeros_like(pairs), 0.07).mean().item<double>(), 6);
        Assert.Equal(10.183295, Functions.SupCon(rows, pairs, 0.07, countSelf: true).mean().item<double>(), 1e-5);
        Assert.Equal(4.005256, Functions.SupCon(rows, zeros_like(pairs), 0.07, countSelf: true).mean().item<double>(), 1e-5);
        // No positive: no loss, and no NaN in the gradient.
        rows.requires_grad_();
        Functions.SupCon(rows, arange(8), 0.07).sum().backward();
        Assert.Equal(0, rows.grad!.abs().sum().item<double>());
    }
}
