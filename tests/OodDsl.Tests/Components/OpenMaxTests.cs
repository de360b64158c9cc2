using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>What OpenMax makes of classes of which the network gets few training images right.</summary>
public class OpenMaxTests
{
    static Tensor Around(int k, int count, int seed) =>
        8 * eye(3)[k] + 0.5 * randn([count, 3], generator: new Generator((ulong)seed));

    /// <summary>Two classes with many images, and a third with those.</summary>
    static (Tensor Logits, Tensor Labels) Set(Tensor third) => (
        cat([Around(0, 50, 1), Around(1, 50, 2), third]),
        cat([zeros(50, dtype: int64), ones(50, dtype: int64), full(third.shape[0], 2, dtype: int64)]));

    static double MeanUnknown(OpenMax score, Tensor third)
    {
        var (logits, labels) = Set(third);
        var (means, starts, scales, shapes) = score.Fit(logits, labels);
        Assert.True(scales[0].isfinite().item<bool>());
        return -Close.Numbers(score.Compute(Around(2, 100, 4), means, starts, scales, shapes)).Average();
    }

    [Theory]
    [InlineData(0, false), InlineData(1, false), InlineData(2, false), InlineData(0, true), InlineData(1, true), InlineData(2, true)]
    public void A_class_with_fewer_than_three_right_images_lowers_nothing(int right, bool isEuclidean)
    {
        using var scope = NewDisposeScope();
        // A wrong image more, so that the class is there.
        var third = cat([Around(2, right, 3), Around(0, 1, 5)]);
        Assert.InRange(MeanUnknown(new OpenMax { Euclidean = isEuclidean }, third), 0, 0.01);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_class_of_equal_images_lowers_nothing(bool isEuclidean)
    {
        using var scope = NewDisposeScope();
        Assert.InRange(MeanUnknown(new OpenMax { Euclidean = isEuclidean }, Around(2, 1, 3).expand(30, 3)), 0, 0.01);
    }

    [Fact]
    public void A_tail_of_two_distances_is_fitted()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = Set(Around(2, 30, 3));
        Assert.True(new OpenMax { Tail = 2 }.Fit(logits, labels).scales.isfinite().all().item<bool>());
    }
}
