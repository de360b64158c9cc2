using OodDsl;
using OodDsl.Hosting;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of CutMix's specification. In the library's tests: pixels of the box (FunctionTests), mean areas by drawing, mixed targets
/// (PublishedNumberTests).
/// </summary>
public sealed class CutMixTests
{
    /// <summary>A share lambda, then the centre: what SwapBox draws.</summary>
    sealed class Scripted(double lambda, int row, int column) : Random
    {
        bool second;

        public override double NextDouble() => lambda;

        public override int Next(int maxValue) => (second = !second) ? row : column;
    }

    static double Area(int side, double lambda, int row, int column)
    {
        using var scope = NewDisposeScope();
        // Without channels: the rule looks at height and width, and nothing has to be copied.
        return 1 - Functions.SwapBox(zeros(1, 0, side, side), new Scripted(lambda, row, column), new Generator(1), 1).kept;
    }

    // A lambda whose box is so many pixels wide before the border cuts it.
    static double LambdaOf(int pixels, int side) => 1 - Math.Pow((pixels + 0.5) / side, 2);

    [Theory]
    [InlineData(16, 8, 24, 0.75)]
    [InlineData(0, 0, 8, 0.9375)]
    public void A_box_of_lambda_three_quarters(int center, int first, int end, double kept)
    {
        using var scope = NewDisposeScope();
        var images = stack([zeros(1, 32, 32), ones(1, 32, 32)]);
        var (mixed, _, share) = Functions.SwapBox(images, new Scripted(0.75, center, center), new Generator(1), 1, tensor([1L, 0]));
        var expected = zeros(32, 32);
        expected[first..end, first..end] = 1;
        Assert.True(mixed[0, 0].Equals(expected));
        Assert.True(mixed[1, 0].Equals(1 - expected));
        Assert.Equal(kept, share);
    }

    /// <summary>Over all boxes: a width of k pixels before clipping has probability ((k + 1)^2 - k^2) / side^2, and each centre the same.</summary>
    [Theory]
    [InlineData(8, 0.23257)]
    [InlineData(16, 0.27728)]
    [InlineData(28, 0.29613)]
    [InlineData(32, 0.29925)]
    [InlineData(64, 0.31010)]
    [InlineData(224, 0.31778)]
    public void Mean_areas_are_those_of_the_integer_rule(int side, double expected)
    {
        var mean = 0.0;
        for (var k = 0; k < side; k++)
        {
            // Rows and columns are independent: the mean length of a side, from boxes on the diagonal.
            var length = Enumerable.Range(0, side).Average(center => Math.Sqrt(Area(side, LambdaOf(k, side), center, center)));
            mean += (2 * k + 1) / (double)(side * side) * length * length;
        }
        Assert.Equal(expected, mean, 5.1e-6);
    }

    [Theory]
    [InlineData(0.2, 0.29773)]
    [InlineData(0.5, 0.31123)]
    [InlineData(1, 0.32083)]
    [InlineData(2, 0.32827)]
    [InlineData(4, 0.33307)]
    public void Mean_areas_of_other_alphas_are_near_the_continuous_ones(double alpha, double expected)
    {
        var (dice, total) = (new Random(5), 0.0);
        for (var draw = 0; draw < 6000; draw++)
        {
            using var scope = NewDisposeScope();
            total += 1 - Functions.SwapBox(zeros(1, 1, 128, 128), dice, new Generator(1), alpha).kept;
        }
        // Whole pixels cost up to 0.007; four standard errors are 0.015.
        Assert.InRange(total / 6000, expected - 0.022, expected + 0.015);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Given_a_side_the_mean_area_is_a_square(double side)
    {
        var length = Enumerable.Range(0, 400).Average(center => Math.Sqrt(Area(400, 1 - side * side, center, center)));
        Assert.Equal(Math.Pow(side - side * side / 4, 2), length * length, 0.01);
    }

    [Fact]
    public void Boxes_of_a_pixel_are_empty_and_the_largest_have_30()
    {
        Assert.All((int[])[0, 1], k => Assert.Equal(0, Area(32, LambdaOf(k, 32), 16, 16)));
        Assert.True(Area(32, LambdaOf(2, 32), 16, 16) > 0);
        // Widths 0 and 1: (2 / 32)^2 = 4 / 1024.
        Assert.Equal(900 / 1024.0, Area(32, 1e-12, 16, 16), 12);
        Assert.Equal(124 / 1024.0, 1 - Area(32, 1e-12, 16, 16), 12);
    }

    [Fact]
    public void Nothing_pasted_or_the_same_image_is_the_plain_loss()
    {
        using var scope = NewDisposeScope();
        var (logits, labels, images) = (randn(6, 4, generator: new Generator(1)), arange(6) % 4, rand([6, 1, 8, 8], generator: new Generator(2)));
        var plain = new CrossEntropy().Compute(logits, labels);
        // Lambda 1: an empty box. The first draw decides whether to mix at all.
        foreach (var dice in (Random[])[new Scripted(1 - 1e-9, 4, 4), new Scripted(0.9, 4, 4)])
        {
            var (mixed, targets) = Declaration.Call<(Tensor, Tensor)>(typeof(CutMixExperiment), "Paste", images, labels, 4, dice, new Generator(3), 2.0, 1.0);
            if (dice.NextDouble() > 0.95) Assert.True(mixed.Equals(images));
            Assert.Equal(1, targets.sum([1]).min().item<float>(), 1e-6);
        }
        var own = nn.functional.one_hot(labels, 4).to(float32);
        var same = Functions.SwapBox(images, new Scripted(0.3, 4, 4), new Generator(1), 1, arange(6));
        Assert.True(same.images.Equals(images));
        var targetsOfSame = same.kept * own + (1 - same.kept) * own.index_select(0, same.partner);
        Close.To(Close.Numbers(plain), Close.Numbers(new CrossEntropy().Compute(logits, targetsOfSame)), 1e-6);
    }

    /// <summary>Images and targets are mixed by the same share; one draw per batch decides whether.</summary>
    [Fact]
    public void Half_of_the_batches_are_mixed_and_their_targets_are_what_is_left()
    {
        using var scope = NewDisposeScope();
        var labels = arange(8);
        var images = labels.to(float32).view(8, 1, 1, 1).expand(8, 1, 16, 16).contiguous();
        var (dice, mixedBatches) = (new Random(4), 0);
        for (var draw = 0; draw < 400; draw++)
        {
            using var one = NewDisposeScope();
            var (mixed, targets) = Declaration.Call<(Tensor, Tensor)>(
                typeof(CutMixExperiment), "Paste", images, labels, 8, dice, new Generator((ulong)draw));
            // Each image shows its class, so its mean is the mean of its target.
            Close.To(Close.Numbers(targets.matmul(arange(8).to(float32))), Close.Numbers(mixed.mean([1, 2, 3])), 1e-5);
            if (!mixed.Equals(images)) mixedBatches++;
        }
        // Half, but for empty boxes at 16 pixels (1 in 64); four standard deviations.
        Assert.InRange(mixedBatches, 197 - 40, 197 + 40);
    }

    /// <summary>The toy of the three metrics; detection accuracy is 1 - detection error.</summary>
    [Fact]
    public void Metrics_of_the_toy()
    {
        var metrics = OodMetrics.Compute([.9, .8, .7, .6], [.85, .5, .4, .3]);
        Assert.Equal((0.8125, 0.875), (metrics.Auroc, 1 - metrics.DetectionError));
    }

    [Fact]
    public void Both_noises_are_scored_and_all_arms_are_there()
    {
        var far = BenchmarkDescription.Of(CutMixExperiment.Descriptor.Benchmark).Far.Select(set => set.Name).ToArray();
        Assert.Contains("uniform-noise", far);
        Assert.Contains("gaussian-noise", far);
        var arms = ExperimentCatalog.All.Where(experiment => experiment.ArmOf == "cut-mix").Select(experiment => experiment.Name["cut-mix/".Length..]);
        Assert.Equal(["always", "cutout-instead", "mixup-instead", "narrow-beta", "plain"], arms.Order(StringComparer.Ordinal));
    }
}
