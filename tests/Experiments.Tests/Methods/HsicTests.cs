using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of HOOD's specification, by their numbers there. Perfect and equal scores (9) are in the tests of the metrics; values and
/// gradients: MethodOracleTests.
/// </summary>
public sealed class HsicTests
{
    static Tensor Column(params double[] values) => tensor(values).view(-1, 1);

    static Tensor Normal(int rows, int width, ulong seed) => randn(rows, width, dtype: float64, generator: new Generator(seed));

    [Fact]
    public void Check_1_two_rows()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor([0.0, 0, 3, 4]).view(2, 2), Column(0, 5));
        Assert.Equal(0.154818, Functions.BiasedHsic(x, y, 5).item<double>(), 1e-6);
        Assert.Equal(Math.Pow(1 - Math.Exp(-0.5), 2), Functions.BiasedHsic(x, x, 5).item<double>(), 12);
        Assert.Equal(0.154818, Functions.BiasedHsic(x.to(float32), y.to(float32), 5).item<float>(), 1e-6);
    }

    [Fact]
    public void Check_2_three_rows()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Column(0, 1, 2), Column(0, 2, 1));
        Assert.Equal(0.200883, Functions.BiasedHsic(x, x, 1).item<double>(), 1e-6);
        Assert.Equal(0.126875, Functions.BiasedHsic(x, y, 1).item<double>(), 1e-6);
        Assert.Equal(0.00147792, Functions.BiasedHsic(x, x, 5).item<double>(), 1e-8);
        Assert.Equal(0.000391793, Functions.BiasedHsic(x, y, 5).item<double>(), 1e-9);
        // Of a wide kernel sigma^4 HSIC is that of the linear kernel.
        Assert.Equal(1, Math.Pow(300, 4) * Functions.BiasedHsic(x, x, 300).item<double>(), 1e-4);
        Assert.Equal(0.25, Math.Pow(300, 4) * Functions.BiasedHsic(x, y, 300).item<double>(), 1e-4);
    }

    [Fact]
    public void Check_3_constant_outliers()
    {
        using var scope = NewDisposeScope();
        var inliers = Normal(8, 3, 1).requires_grad_();
        var value = Functions.ChunkedHsic(full([16, 3], 2.0, dtype: float64), inliers, 5);
        value.backward();
        Assert.Equal(0, value.item<double>());
        Assert.Equal(0, inliers.grad!.abs().max().item<double>());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Check_4_mean_over_all_pairings(int m)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Normal(m, 2, 1), Normal(m, 3, 2));
        var all = Orders([.. Enumerable.Range(0, m)])
            .Select(order => Functions.BiasedHsic(x, y.index_select(0, tensor(order)), 2).item<double>()).ToArray();
        Assert.Equal(Enumerable.Range(1, m).Aggregate((a, b) => a * b), all.Length);
        Assert.Equal(Trace(x) * Trace(y) / Math.Pow(m - 1, 3), all.Average(), 1e-12);

        // tr(Kc) = m (1 - mean of K).
        double Trace(Tensor rows) => m * (1 - Functions.RbfKernel(rows, rows, 2).mean().item<double>());

        static IEnumerable<int[]> Orders(int[] rest) => rest.Length == 0
            ? [[]] : rest.SelectMany(first => Orders([.. rest.Where(other => other != first)]).Select(tail => (int[])[first, .. tail]));
    }

    [Theory]
    [InlineData(16, 0.021)]
    [InlineData(32, 0.010)]
    [InlineData(64, 0.005)]
    [InlineData(128, 0.0024)]
    public void Check_5_independent_gaussians_tend_to_zero(int m, double expected)
    {
        using var scope = NewDisposeScope();
        var mean = Enumerable.Range(0, 60)
            .Average(draw => Functions.BiasedHsic(Normal(m, 4, (ulong)draw), Normal(m, 4, 1000 + (ulong)draw), 2).item<double>());
        Assert.Equal(expected, mean, 0.1 * expected);
        if (m == 128) Assert.Equal(0.032, Functions.BiasedHsic(Normal(m, 4, 1), Normal(m, 4, 1), 2).item<double>(), 0.004);
    }

    [Fact]
    public void Check_6_invariances()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Normal(12, 3, 1), Normal(12, 4, 2));
        var expected = Functions.BiasedHsic(x, y, 2).item<double>();
        Assert.True(expected > 0);
        var order = randperm(12, generator: new Generator(5));
        var (rotation, _) = linalg.qr(Normal(3, 3, 7));
        foreach (var (a, b) in ((Tensor, Tensor)[])[(y, x), (x[order], y[order]), (x + 5, y), (x, y - 9), (x.matmul(rotation), y), (-x, y)])
            Assert.Equal(expected, Functions.BiasedHsic(a, b, 2).item<double>(), 12);
        Assert.Equal(Functions.BiasedHsic(x, x, 2).item<double>(), Functions.BiasedHsic(3 * x, 3 * x, 6).item<double>(), 12);
        for (var draw = 0UL; draw < 20; draw++) Assert.True(Functions.BiasedHsic(Normal(5, 2, draw), Normal(5, 2, 99 + draw), 1).item<double>() >= 0);
    }

    [Fact]
    public void Check_7_both_traces()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Normal(9, 3, 1), Normal(9, 2, 2));
        var center = eye(9, dtype: float64) - 1.0 / 9;
        var (k, l) = (Functions.RbfKernel(x, x, 2), Functions.RbfKernel(y, y, 2));
        var expected = Functions.BiasedHsic(x, y, 2).item<double>() * 64;
        Assert.Equal(expected, center.matmul(k).matmul(center).matmul(l).trace().item<double>(), 1e-10);
        Assert.Equal(expected, center.matmul(k).matmul(center).matmul(center.matmul(l).matmul(center)).trace().item<double>(), 1e-10);
    }

    [Fact]
    public void Check_8_correlation_with_class_means()
    {
        using var scope = NewDisposeScope();
        var means = Declaration.Call<Tensor>(typeof(Hsic), "ClassMeans", tensor([2.0, 0, 0, 0, -1, 3, 1, 1]).view(4, 2), tensor([0L, 0, 1, 1]), 2);
        Close.To([1, 0, 0, 2], Close.Numbers(means));
        var feature = tensor([3.0, -1]).view(1, 2);
        Assert.Equal(3, Declaration.Call<Tensor>(typeof(Hsic), "Correlation", feature, means).item<double>());
        Assert.Equal(6, Declaration.Call<Tensor>(typeof(Hsic), "Correlation", 2 * feature, means).item<double>());
    }

    /// <summary>Two outliers to an inlier; S is m^2 or, at any size of a batch, as strong as 128^2 is at 128.</summary>
    [Theory]
    [InlineData(128, false, 16378.07)]
    [InlineData(128, true, 16384)]
    [InlineData(64, false, 7997.11)]
    [InlineData(64, true, 4096)]
    public void The_penalty_is_scaled_by_S(int m, bool literal, double scale)
    {
        using var scope = NewDisposeScope();
        var (inliers, outliers) = (Normal(m, 4, 1), Normal(2 * m, 4, 2));
        var mean = (Functions.BiasedHsic(outliers[..m], inliers, 5) + Functions.BiasedHsic(outliers[m..], inliers, 5)).item<double>() / 2;
        var penalty = Declaration.Call<Tensor>(typeof(Hsic), "Independence", inliers, outliers, 5.0, 131.0, literal).item<double>();
        Assert.Equal(scale, penalty / mean, 0.01);
    }

    [Fact]
    public void The_paper_size_form_takes_the_literal_scale()
    {
        Assert.Equal((false, true), (Literal(Hsic.Descriptor), Literal(Hsic.Paper.Descriptor)));
        Assert.Contains("outlier: Photos, 2 per training image", Hsic.Descriptor.Plan.Streams);

        static bool Literal(OodDsl.Hosting.ExperimentDescriptor experiment) => (bool)experiment.Settings.Single(setting => setting.Path == "Literal").Default;
    }

    [Fact]
    public void Outliers_that_are_no_whole_number_of_batches_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<UserException>(() => Functions.ChunkedHsic(Normal(20, 3, 1), Normal(8, 3, 2), 5));
        Assert.Throws<UserException>(() => Functions.ChunkedHsic(Normal(2, 3, 1), Normal(1, 3, 2), 5));
    }
}
