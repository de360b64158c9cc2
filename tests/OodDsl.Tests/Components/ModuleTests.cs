using static TorchSharp.torch;

namespace OodDsl.Tests;

public class ModuleTests
{
    [Fact]
    public void The_bound_of_constant_variance_is_a_covariance()
    {
        using var scope = NewDisposeScope();
        var y = tensor([1.0, -1]).view(2, 1);
        Assert.Equal(1, Functions.ClubBound(y, zeros_like(y), y).item<double>(), 12);
        Assert.Equal(0, Functions.ClubBound(y[..1], zeros_like(y[..1]), y[..1]).item<double>(), 12);
        Assert.Equal(0, Functions.ClubBound(y, zeros_like(y), ones_like(y)).item<double>(), 12);
        Assert.Equal(0, Functions.ClubBound(ones_like(y), zeros_like(y), y).item<double>(), 12);
    }

    [Fact]
    public void The_bound_over_all_pairings_is_zero_whatever_the_networks_say()
    {
        using var scope = NewDisposeScope();
        var random = new Generator(2);
        var (mean, variance, y) = (Draw(), Draw(), Draw());
        int[][] orders = [.. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 4) where a != b && b != c && a != c select (int[])[a, b, c, 6 - a - b - c]];
        Assert.Equal(24, orders.Length);
        Assert.Equal(0, orders.Average(order => Functions.ClubBound(mean, variance, y.index_select(0, tensor(order, dtype: int64))).item<double>()), 14);

        Tensor Draw() => randn(4, 3, dtype: float64, generator: random);
    }

    [Fact]
    public void Cosines_do_not_change_with_lengths()
    {
        using var scope = NewDisposeScope();
        var layer = new CosineLinear(2, 1);
        using (no_grad()) layer.get_parameter("weight")!.copy_(tensor([3f, 4]).view(1, 2));
        var x = tensor([6f, 8]).view(1, 2);
        Assert.Equal(0.99997, layer.call(x).item<float>(), 4);
        Assert.Equal(layer.call(x).item<float>(), layer.call(50 * x).item<float>(), 4);
        Assert.Equal(-1, layer.call(-x).item<float>(), 4);
        Assert.Equal(0, layer.call(zeros(1, 2)).item<float>());
    }

    [Fact]
    public void Distances_are_zero_at_the_points_and_negative_elsewhere()
    {
        using var scope = NewDisposeScope();
        var (mean, sum) = (new EuclideanLinear(2, 1), new EuclideanLinear(2, 1, sum: true));
        using (no_grad()) { mean.get_parameter("weight")!.zero_(); sum.get_parameter("weight")!.zero_(); }
        var x = tensor([1f, 2]).view(1, 2);
        Assert.Equal(-2.5, mean.call(x).item<float>(), 5);
        Assert.Equal(-5, sum.call(x).item<float>(), 5);
        Assert.Equal(0, mean.call(zeros(1, 2)).item<float>());
    }

    [Fact]
    public void A_staged_network_continues_from_its_own_taps()
    {
        using var scope = NewDisposeScope();
        var net = new StagedNet(1, 4, 8, norms: 2);
        net.eval();
        var images = rand(3, 1, 16, 16);
        var (early, middle, late) = net.Taps(images);
        Assert.Equal([3, 16, 8, 8], early.shape);
        Assert.Equal([3, 16, 4, 4], middle.shape);
        Assert.Equal([3, 16], late.shape);
        var logits = net.Classify(images);
        Assert.True(net.Classify(early, from: 1).allclose(logits));
        Assert.True(net.Classify(middle, from: 2).allclose(logits));
        Assert.True(net.Classify(late, from: 3).allclose(logits));
        Assert.True(net.call(images).allclose(late));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Classify(images, from: 4));
    }

    [Fact]
    public void A_set_of_normalisations_is_touched_by_its_own_images_only()
    {
        using var scope = NewDisposeScope();
        var net = new StagedNet(1, 4, 4, norms: 2);
        net.train();
        var before = State();
        net.Classify(rand(3, 1, 16, 16), norm: 1);
        var after = State();
        Assert.All(before, pair => Assert.Equal(pair.Key.Contains("_1.", StringComparison.Ordinal), !pair.Value.Equals(after[pair.Key])));

        Dictionary<string, Tensor> State() => net.named_buffers().ToDictionary(buffer => buffer.name, buffer => buffer.buffer.clone(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    public void Adversaries_of_other_sizes_fit_each_other(int size)
    {
        using var scope = NewDisposeScope();
        var (faker, critic) = (new DcganGenerator(20, 1, width: 8, size), new DcganDiscriminator(1, width: 4, size));
        var fakes = faker.call(randn(3, 20, 1, 1));
        Assert.Equal([3, 1, size, size], fakes.shape);
        Assert.Equal([3], critic.call(fakes).shape);
        Assert.Throws<UserException>(() => new DcganGenerator(20, 1, size: 28));
    }

    [Fact]
    public void A_mixture_knows_its_components()
    {
        using var scope = NewDisposeScope();
        var equal = new GaussianMixture(tensor([0.5, 0.5]), tensor([-6.0, 0]), ones(2, dtype: float64));
        Close.To([0.5, 0.00247262], Close.Numbers(equal.PosteriorOfLowest(tensor([-3.0, -2]))), 1e-8);
        var wide = new GaussianMixture(tensor([0.3, 0.7]), tensor([0.5, -6.0]), tensor([0.25, 2.25]));
        var posterior = Close.Numbers(wide.PosteriorOfLowest(tensor([-4, 3, 3.7788 - 1e-3, 3.7788 + 1e-3])));
        Close.To([1, 0.00316853], posterior[..2], 1e-6);
        Assert.True(posterior[2] < 0.5 && posterior[3] > 0.5);
        Assert.Equal(0, wide.PosteriorOfLowest(tensor([5.0]), monotone: true).item<double>());
    }

    [Fact]
    public void A_mixture_that_collapsed_tells_nothing_apart()
    {
        using var scope = NewDisposeScope();
        var mixture = GaussianMixture.Of(full(40, 2.5), 2);
        Assert.True(mixture.PosteriorOfLowest(randn(5)).Equals(ones(5)));
    }

    [Fact]
    public void Likelihood_never_falls_during_a_fit()
    {
        using var scope = NewDisposeScope();
        var rows = cat([randn(200, dtype: float64, generator: new Generator(1)) - 2, randn(100, dtype: float64, generator: new Generator(2)) * 2 + 1]);
        var likelihoods = Enumerable.Range(1, 12).Select(steps => GaussianMixture.Of(rows, 2, steps, tolerance: 0, floor: 0).LogLikelihood(rows).mean().item<double>()).ToArray();
        for (var i = 1; i < likelihoods.Length; i++) Assert.True(likelihoods[i] >= likelihoods[i - 1] - 1e-12);
    }
}
