using static TorchSharp.torch;

namespace OodDsl.Tests;

public class FunctionTests
{
    [Fact]
    public void Turned_counter_clockwise_by_quarters()
    {
        using var scope = NewDisposeScope();
        var image = arange(6).view(1, 1, 2, 3);
        Assert.Equal([2L, 5, 1, 4, 0, 3], Functions.Turned(image, 1).contiguous().data<long>().ToArray());
        Assert.Equal([5L, 4, 3, 2, 1, 0], Functions.Turned(image, 2).contiguous().data<long>().ToArray());
        Assert.True(Functions.Turned(image, -1).Equals(Functions.Turned(image, 3)));
        Assert.True(Functions.Turned(image, 4).Equals(image));
    }

    [Fact]
    public void Rows_are_drawn_without_replacement_until_all_are_drawn()
    {
        using var scope = NewDisposeScope();
        var pool = arange(7).view(7, 1);
        var few = Drawn(5);
        Assert.Equal(5, few.Distinct().Count());
        var many = Drawn(17);
        Assert.Equal(17, many.Length);
        Assert.All(Enumerable.Range(0, 7), row => Assert.InRange(many.Count(drawn => drawn == row), 2, 3));
        Assert.Equal([0, 1], Functions.DrawRows(pool, 0, new Generator(1)).shape);
        Assert.Throws<ArgumentException>(() => Functions.DrawRows(pool[..0], 1, new Generator(1)));

        long[] Drawn(long count) => Functions.DrawRows(pool, count, new Generator(1)).contiguous().data<long>().ToArray();
    }

    [Fact]
    public void MeanWhere_of_nothing_is_zero_and_ignores_what_is_masked_out()
    {
        using var scope = NewDisposeScope();
        var rows = tensor([double.PositiveInfinity, 2, double.NaN]);
        Assert.Equal(0, Functions.MeanWhere(tensor([false, false, false]), rows).item<double>());
        Assert.Equal(2, Functions.MeanWhere(tensor([false, true, false]), rows).item<double>());
    }

    [Fact]
    public void Independence_of_closed_forms()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.0, 0, 3, 4]).view(2, 2);
        var y = tensor([0.0, 5]).view(2, 1);
        // n = 2: (1 - a)(1 - b), a = b = e^-0.5.
        Assert.Equal(Math.Pow(1 - Math.Exp(-0.5), 2), Functions.BiasedHsic(x, y, 5).item<double>(), 12);
        Assert.Equal(0, Functions.BiasedHsic(ones(5, 2, dtype: float64), randn(5, 3, dtype: float64), 1).item<double>(), 12);
        Assert.Throws<UserException>(() => Functions.BiasedHsic(x[..1], y[..1], 5));
    }

    [Fact]
    public void Independence_does_not_change_by_moves_and_is_symmetric()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (randn(20, 3, dtype: float64, generator: new Generator(1)), randn(20, 4, dtype: float64, generator: new Generator(2)));
        var expected = Functions.BiasedHsic(x, y, 2).item<double>();
        Assert.Equal(expected, Functions.BiasedHsic(y, x, 2).item<double>(), 12);
        Assert.Equal(expected, Functions.BiasedHsic(x + 1e4, -y, 2).item<double>(), 9);
        var order = randperm(20, generator: new Generator(3));
        Assert.Equal(expected, Functions.BiasedHsic(x[order], y[order], 2).item<double>(), 12);
    }

    [Fact]
    public void Uniformity_of_equal_rows_is_zero_and_of_far_ones_finite()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, Functions.PairUniformity(ones(4, 3)).item<float>(), 6);
        // Opposite points: exp(-2 * 4).
        Assert.Equal(-8, Functions.PairUniformity(tensor([1f, -1]).view(2, 1)).item<float>(), 5);
        Assert.Equal(-2e8, Functions.PairUniformity(tensor([0.0, 1e4]).view(2, 1)).item<double>(), 1);
    }

    [Fact]
    public void A_shrunk_gaussian_of_equal_rows_has_no_distance()
    {
        using var scope = NewDisposeScope();
        var (center, precision) = Functions.ShrunkGaussian(ones(4, 3));
        Close.To([1, 1, 1], Close.Numbers(center));
        Close.To([0, 0], Close.Numbers(Functions.SquaredDistance(randn(2, 3), center, precision)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.2, 0.2)]
    [InlineData(2, 5)]
    [InlineData(0.01, 3)]
    [InlineData(40, 40)]
    public void Beta_has_its_mean_and_variance(double a, double b)
    {
        var dice = new Random(11);
        var draws = Enumerable.Range(0, 40_000).Select(_ => Functions.Beta(dice, a, b)).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1));
        var variance = a * b / ((a + b) * (a + b) * (a + b + 1));
        var mean = draws.Average();
        Assert.Equal(a / (a + b), mean, 5 * Math.Sqrt(variance / draws.Length));
        Assert.Equal(variance, draws.Average(draw => (draw - mean) * (draw - mean)), 0.1 * variance);
    }

    [Fact]
    public void Beta_of_tiny_shapes_is_a_coin()
    {
        var dice = new Random(5);
        var draws = Enumerable.Range(0, 1000).Select(_ => Functions.Beta(dice, 1e-6, 1e-6)).ToArray();
        Assert.InRange(draws.Average(), 0.4, 0.6);
        Assert.All(draws, draw => Assert.False(double.IsNaN(draw)));
    }

    [Fact]
    public void A_swapped_box_holds_the_partners_pixels_and_says_how_many_stay()
    {
        using var scope = NewDisposeScope();
        var dice = new Random(2);
        for (var draw = 0; draw < 30; draw++)
        {
            var images = arange(8).to(float32).view(8, 1, 1, 1).expand(8, 2, 9, 12).contiguous();
            var (pasted, partner, kept) = Functions.SwapBox(images, dice, new Generator((ulong)draw), 1);
            var own = pasted == images;
            var theirs = pasted == images.index_select(0, partner);
            Assert.True((own | theirs).all().item<bool>());
            var moved = partner != arange(8);
            if (!moved.any().item<bool>()) continue;
            Assert.Equal(kept, own[moved].to(float64).mean().item<double>(), 9);
        }
    }

    [Fact]
    public void A_perceptron_has_relus_between_its_layers()
    {
        using var scope = NewDisposeScope();
        var mlp = Functions.Mlp(3, 5, 4, 2);
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"],
            mlp.named_parameters().Select(parameter => parameter.Item1), StringComparer.Ordinal);
        var x = randn(6, 3);
        var p = mlp.parameters().ToArray();
        var hidden = (x.matmul(p[0].T) + p[1]).relu();
        hidden = (hidden.matmul(p[2].T) + p[3]).relu();
        Assert.True((hidden.matmul(p[4].T) + p[5]).allclose(mlp.call(x), 1e-5, 1e-6));
        Assert.Throws<ArgumentException>(() => Functions.Mlp(3));
    }
}
