using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Numbers that the methods' specifications give for functions the declarations use.</summary>
public class PublishedNumberTests
{
    static Tensor Row(params double[] values) => tensor(values).view(1, -1);

    static Tensor First => tensor([0L]);

    /// <summary>CutMix: the mean area of a box whose sides are cut off at the border, with whole pixels.</summary>
    [Theory]
    [InlineData(8, 0.23257)]
    [InlineData(16, 0.27728)]
    [InlineData(28, 0.29613)]
    [InlineData(32, 0.29925)]
    public void Boxes_cover_their_mean_area(int side, double expected)
    {
        using var scope = NewDisposeScope();
        var (dice, images) = (new Random(3), zeros(1, 1, side, side));
        var kept = Enumerable.Range(0, 12_000).Select(draw =>
        {
            using var one = NewDisposeScope();
            return Functions.SwapBox(images, dice, new Generator(1), 1).kept;
        }).ToArray();
        Assert.Equal(expected, 1 - kept.Average(), 0.008); // 4 standard errors
        Assert.All(kept, share => Assert.Equal(Math.Round(share * side * side), share * side * side, 1e-6));
        if (side == 32) Assert.InRange(kept.Min(), 124 / 1024.0, 1);
    }

    /// <summary>CutMix: the loss on mixed targets is the mix of the losses.</summary>
    [Fact]
    public void Soft_targets_are_mixed_losses()
    {
        using var scope = NewDisposeScope();
        var logits = randn([6, 4], dtype: float64, generator: new Generator(1));
        var (own, other) = (tensor([0L, 1, 2, 3, 0, 1]), tensor([1L, 1, 3, 0, 2, 0]));
        var targets = 0.7 * nn.functional.one_hot(own, 4).to(float64) + 0.3 * nn.functional.one_hot(other, 4).to(float64);
        var mixed = 0.7 * new CrossEntropy().Compute(logits, own) + 0.3 * new CrossEntropy().Compute(logits, other);
        Close.To(Close.Numbers(mixed), Close.Numbers(new CrossEntropy().Compute(logits, targets)));
    }

    /// <summary>ReSmooth: logits (2, 0, 0, 0) of class 0, smoothed by (1 - a) 0.4.</summary>
    [Theory]
    [InlineData(1, 0.340753)]
    [InlineData(0.75, 0.490753)]
    [InlineData(0, 0.940753)]
    public void Losses_are_smoothed_by_what_is_left_of_the_posterior(double posterior, double expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, Functions.SmoothedCrossEntropy(Row(2, 0, 0, 0), First, tensor(0.4 * (1 - posterior), dtype: float64)).item<double>(), 1e-6);
        Assert.Equal(1.386294, Functions.SmoothedCrossEntropy(Row(0, 0, 0, 0), First, tensor(0.4 * (1 - posterior), dtype: float64)).item<double>(), 1e-6);
    }

    /// <summary>DIAS: smoothing is linear between the label and the uniform target.</summary>
    [Theory]
    [InlineData(0, 0.516814)]
    [InlineData(0.5, 1.350147)]
    [InlineData(1, 2.183480)]
    public void Smoothed_targets_of_six_classes(double smoothing, double expected)
    {
        using var scope = NewDisposeScope();
        var logits = Row(2, 0, 0, 0, 0, 0);
        Assert.Equal(expected, nn.functional.cross_entropy(logits, First, label_smoothing: smoothing).item<double>(), 1e-6);
        Assert.Equal(expected, Functions.SmoothedCrossEntropy(logits, First, tensor(smoothing, dtype: float64)).item<double>(), 1e-6);
        if (smoothing == 1) Assert.Equal(expected, Functions.UniformCrossEntropy(logits).item<double>(), 1e-6);
    }

    /// <summary>BiaMAT: the uniform target's cross-entropy is least at the uniform prediction.</summary>
    [Fact]
    public void Uniform_targets()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1.4229, Functions.UniformCrossEntropy(Row(0.7, 0.2, 0.1).log()).item<double>(), 1e-4);
        Assert.Equal(Math.Log(3), Functions.UniformCrossEntropy(Row(0, 0, 0)).item<double>(), 1e-12);
    }

    /// <summary>Rotation: confidence, divergence of the uniform distribution, and cross-entropy of four turns.</summary>
    [Fact]
    public void Confidence_and_divergence_of_one_clear_class()
    {
        using var scope = NewDisposeScope();
        var logits = Row(5, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal(0.942826, Functions.Confidence(logits).item<double>(), 1e-6);
        Assert.Equal(2.256289, (Functions.UniformCrossEntropy(logits) - Math.Log(10)).item<double>(), 1e-6);
        Assert.Equal(0.139206, nn.functional.cross_entropy(Row(3, 0, 0, 0), First).item<double>(), 1e-6);
    }

    /// <summary>CSI: scored on itself, a training set of one image gets 1 for its similarity.</summary>
    [Fact]
    public void An_image_is_as_similar_to_itself_as_its_norm()
    {
        using var scope = NewDisposeScope();
        var embedding = randn([1, 4, 8], dtype: float64, generator: new Generator(2));
        var axes = nn.functional.normalize(embedding, dim: 2);
        var scale = 1 / linalg.vector_norm(embedding, dims: [2]).mean([0]);
        Assert.Equal(1, (einsum("nkd,mkd->nkm", embedding, axes).amax(2) * scale).mean().item<double>(), 1e-12);
    }

    /// <summary>CutPaste: half the squared distance, and scores that a map of the features does not change while nothing is shrunk.</summary>
    [Fact]
    public void Distance_under_a_diagonal_covariance()
    {
        using var scope = NewDisposeScope();
        var precision = diag(tensor([1.0, 0.25]));
        Assert.Equal(2, Functions.SquaredDistance(Row(1, 2), zeros(2, dtype: float64), precision).item<double>(), 1e-12);
        var (center, shrunk) = Functions.ShrunkGaussian(tensor([1.0, 0, -1, 0, 0, 2, 0, -2]).view(4, 2));
        Close.To([0, 0], Close.Numbers(center));
        Close.To([1 / 1.208333, 0, 0, 1 / 1.291667], Close.Numbers(shrunk.view(-1)), 1e-6);
    }
}
