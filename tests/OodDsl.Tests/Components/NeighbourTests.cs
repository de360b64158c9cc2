using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The search for neighbours against a comparison of everything with everything.</summary>
public class NeighbourTests
{
    /// <summary>Enough rows for groups; features as a classifier's, some of them the same, and some far from all.</summary>
    static (Tensor Train, Tensor Test) Clustered(int each)
    {
        var random = new Generator(11);
        var middles = randn([6, 24], generator: random).abs();
        Tensor Draw(int count, double spread) =>
            (middles.repeat_interleave(count, 0) + spread * randn([6 * count, 24], generator: random)).clamp_min(0);
        var train = Draw(each, 0.1);
        return (cat([train, train.narrow(0, 0, each), Draw(each / 2, 0.8)]), cat([Draw(20, 0.1), Draw(20, 1), train.narrow(0, 5, 10), -middles]));
    }

    static double[] Compared(Tensor train, Tensor test, int k)
    {
        var (bank, rows) = (nn.functional.normalize(train).to(float64), nn.functional.normalize(test).to(float64));
        return Close.Numbers(cdist(rows, bank, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist).topk(k, 1, largest: false).Item1.select(1, k - 1));
    }

    [Theory]
    [InlineData(900, 1), InlineData(900, 50), InlineData(900, 1000), InlineData(40, 7), InlineData(900, 6750)]
    public void Distances_are_those_of_a_comparison_with_all(int each, int k)
    {
        using var scope = NewDisposeScope();
        var (train, test) = Clustered(each);
        var index = NeighbourIndex.Of(train);
        Assert.Equal(each == 900, index.Ends.shape[0] > 20);
        k = (int)Math.Min(k, train.shape[0]);
        // Directions of single precision are themselves rounded: a tenth of a millionth.
        Close.To(Compared(train, test, k), Close.Numbers(Neighbours.Of(test, index).Distance(k)), 1e-7);
    }

    [Fact]
    public void What_is_searched_once_serves_every_smaller_number_of_neighbours()
    {
        using var scope = NewDisposeScope();
        var (train, test) = Clustered(900);
        var index = NeighbourIndex.Of(train);
        var shared = Neighbours.Of(test, index);
        shared.Distance(200);
        foreach (var k in (int[])[1, 3, 50, 200, 300])
            Assert.Equal(Close.Numbers(Neighbours.Of(test, index).Distance(k)), Close.Numbers(shared.Distance(k)));
    }

    [Fact]
    public void Distances_do_not_depend_on_the_batch()
    {
        using var scope = NewDisposeScope();
        var (train, test) = Clustered(900);
        var index = NeighbourIndex.Of(train);
        var alone = test.split(1).SelectMany(row => Close.Numbers(Neighbours.Of(row, index).Distance(50)));
        Assert.Equal([.. alone], Close.Numbers(Neighbours.Of(test, index).Distance(50)));
    }

    [Fact]
    public void Features_that_are_all_the_same_have_neighbours()
    {
        using var scope = NewDisposeScope();
        var index = NeighbourIndex.Of(ones(9000, 8));
        Close.To([0, 0], Close.Numbers(Neighbours.Of(full(2, 8, 3f), index).Distance(50)), 1e-6);
        Close.To([2], Close.Numbers(Neighbours.Of(full(1, 8, -3f), index).Distance(9000)), 1e-6);
    }

    [Fact]
    public void Training_features_that_are_all_zero_are_one_away()
    {
        using var scope = NewDisposeScope();
        var train = cat([zeros(2, 3), tensor([1f, 0, 0, 0, 1, 0]).view(2, 3)]);
        var near = Neighbours.Of(tensor([0.6f, 0.8f, 0]).view(1, 3), NeighbourIndex.Of(train));
        Close.To([Math.Sqrt(0.4)], Close.Numbers(near.Distance(1)), 1e-6);
        Close.To([Math.Sqrt(0.8)], Close.Numbers(near.Distance(2)), 1e-6);
        Close.To([1], Close.Numbers(near.Distance(3)), 1e-6);
        // An image without features is as far from every direction, and none from others like it.
        Close.To([0], Close.Numbers(Neighbours.Of(zeros(1, 3), NeighbourIndex.Of(train)).Distance(2)), 1e-6);
        Close.To([1], Close.Numbers(Neighbours.Of(zeros(1, 3), NeighbourIndex.Of(train)).Distance(3)), 1e-6);
    }

    [Fact]
    public void A_training_set_may_be_larger_than_a_span()
    {
        using var scope = NewDisposeScope();
        // 8 GiB, of which only what is written and read becomes memory: the far group is not compared.
        const long width = 1 << 15, far = (1 << 16) - 1;
        var bank = empty(far + 3, width, dtype: float32);
        var near = eye(3, width);
        bank.narrow(0, far, 3).copy_(near);
        var index = new NeighbourIndex(bank, arange(far + 3, dtype: int64), tensor([far, far + 3]), stack([-near[0], near[0]]), tensor([0.1f, 1.6f]));
        Close.To([Math.Sqrt(2), Math.Sqrt(2), 0], Close.Numbers(cat([
            Neighbours.Of(near[0].unsqueeze(0), index).Distance(2), Neighbours.Of(near[0].unsqueeze(0), index).Distance(3),
            Neighbours.Of(near[0].unsqueeze(0), index).Distance(1)])), 1e-6);
    }

    [Fact]
    public void A_group_may_be_large_beside_the_images()
    {
        using var scope = NewDisposeScope();
        // 2.4 GB of similarities, were they made at once.
        const long count = 1_000_000;
        var angles = linspace(0, 1, count, dtype: float64);
        var bank = stack([angles.cos(), angles.sin()], 1).to(float32);
        var index = new NeighbourIndex(bank, arange(count, dtype: int64), tensor([count]), bank.narrow(0, 0, 1), tensor([1.1f]));
        var test = tensor([(float)Math.Cos(1), -(float)Math.Sin(1)]).expand(600, 2);
        Close.To([.. Enumerable.Repeat(2 * Math.Sin(0.5), 600)], Close.Numbers(Neighbours.Of(test, index).Distance(1)), 1e-6);
    }

    [Fact]
    public void Features_that_are_no_numbers_have_no_distance()
    {
        using var scope = NewDisposeScope();
        var (train, test) = Clustered(900);
        var index = NeighbourIndex.Of(train);
        Assert.True(Close.Numbers(Neighbours.Of(full_like(test, float.NaN), index).Distance(3)).All(double.IsNaN));
    }
}
