using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Sequential = TorchSharp.Modules.Sequential;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of Generalized ODIN's specification. In the library's tests: the steps of linear and quadratic scores (AdversaryTests); values,
/// gradients and scores after a step: MethodOracleTests.
/// </summary>
public sealed class GeneralizedOdinTests
{
    static Generator Seeded(ulong seed = 3) => new(seed);

    static Tensor Logits(Tensor numerator, Tensor denominator) => Declaration.Call<Tensor>(typeof(GeneralizedOdin), "Logits", numerator, denominator);

    static Sequential Denominator(int width) => Declaration.Call<Sequential>(typeof(GeneralizedOdin), "Denominator", width);

    [Fact]
    public void Equal_numerators_cost_log_C_whatever_the_denominator()
    {
        using var scope = NewDisposeScope();
        var logits = Logits(full(6, 5, 3.0f), rand([6, 1], generator: Seeded()) + 0.01);
        Close.To([.. Enumerable.Repeat(Math.Log(5), 6)], Close.Numbers(new CrossEntropy().Compute(logits, arange(6) % 5)), 1e-6);
    }

    [Fact]
    public void A_denominator_of_zero_weights_is_one_half()
    {
        using var scope = NewDisposeScope();
        var g = Denominator(4);
        using (no_grad())
            foreach (var parameter in ((Module)g[0]).parameters()) parameter.zero_();
        var (features, h) = (randn(6, 4, generator: Seeded(1)), randn(6, 3, generator: Seeded(2)));
        Assert.True(g.call(features).Equals(full(6, 1, 0.5f)));
        Assert.True(Logits(h, g.call(features)).Equals(2 * h));
    }

    [Fact]
    public void Of_equal_features_the_denominator_is_the_sigmoid_of_its_offset()
    {
        using var scope = NewDisposeScope();
        var g = Denominator(4);
        g.train();
        using (no_grad()) ((Module)g[1]).parameters().Last().fill_(0.7);
        Close.To([.. Enumerable.Repeat(1 / (1 + Math.Exp(-0.7)), 5)], Close.Numbers(g.call(ones(5, 4))), 1e-5);
    }

    [Fact]
    public void The_quotient_keeps_the_order_of_its_numerators()
    {
        using var scope = NewDisposeScope();
        var (h, g) = (randn(40, 7, generator: Seeded(1)), rand([40, 1], generator: Seeded(2)) * 0.98 + 0.01);
        var logits = Logits(h, g);
        Assert.True(logits.argmax(1).Equals(h.argmax(1)));
        Assert.True((logits * g).allclose(h, 1e-5, 1e-6));
    }

    [Fact]
    public void Cosines_lie_between_minus_one_and_one()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var layer = Declaration.Call<Module<Tensor, Tensor>>(typeof(GeneralizedOdin), "Numerator", 5, 4);
        Assert.InRange(layer.call(1000 * randn(200, 5, generator: Seeded())).abs().max().item<float>(), 0.5, 1);
        var one = new CosineLinear(2, 1);
        using (no_grad()) one.get_parameter("weight")!.copy_(tensor(new float[] { 3, 4 }).view(1, 2));
        Assert.Equal(0.99997, one.call(tensor(new float[] { 6, 8 }).view(1, 2)).item<float>(), 1e-5);
    }

    [Fact]
    public void A_feature_at_a_classs_point_is_nearest_to_it()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var arm = Declaration.Arm(typeof(GeneralizedOdin), "Euclidean");
        foreach (var sum in (bool[])[false, true])
        {
            var layer = Declaration.Call<EuclideanLinear>(arm, "Numerator", 6, 4, sum);
            var h = layer.call(layer.get_parameter("weight")!);
            Close.To(new double[4], Close.Numbers(h.diagonal()), 1e-5);
            Assert.True(h.argmax(1).Equals(arange(4)));
            using (no_grad()) layer.get_parameter("weight")!.zero_();
            Assert.Equal(sum ? -5 : -5 / 6.0, layer.call(tensor(new float[] { 1, 2, 0, 0, 0, 0 }).view(1, 6))[0, 0].item<float>(), 1e-5);
        }
    }

    [Fact]
    public void The_slope_in_the_denominator()
    {
        using var scope = NewDisposeScope();
        var g = full(1, 1, 0.5).requires_grad_();
        Logits(full(1, 1, 2.0), g).sum().backward();
        Assert.Equal(-8, g.grad!.item<double>(), 12);
    }

    /// <summary>Steps are in pixel units: where a channel's deviation is 0.25, 0.01 is 0.04 to the network.</summary>
    [Fact]
    public void A_step_is_divided_by_the_channels_deviation()
    {
        using var scope = NewDisposeScope();
        Tensor Standardized(Tensor images) => (images - 0.5) / 0.25;
        var images = rand([3, 1, 4, 4], dtype: float64, generator: Seeded());
        var moved = Functions.AscendOnce(images, x => Standardized(x).sum([1, 2, 3]), 0.01);
        Close.To([.. Enumerable.Repeat(0.04, 48)], Close.Numbers(Standardized(moved) - Standardized(images)), 1e-12);
    }

    [Fact]
    public void Scoring_leaves_the_network_and_copies_of_an_image_score_alike()
    {
        using var run = new DryRun(GeneralizedOdin.Descriptor, "Train.Steps=2");
        run.Train();
        run.Fit();
        foreach (var parameter in run.Network.parameters()) parameter.grad = null;
        var before = run.State();
        var images = run.Data.Test.Take(12);
        var (once, twice) = (run.Scores("test", images), run.Scores("test", ImageSource.Join(images, images)));
        Assert.All(run.Network.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.Empty(DryRun.Changed(before, run.State()));
        foreach (var name in (string[])["H", "G"])
        {
            Close.To(Close.Numbers(once[name]), Close.Numbers(twice[name][..12]), 1e-5, name);
            Close.To(Close.Numbers(once[name]), Close.Numbers(twice[name][12..]), 1e-5, name);
        }
    }

    [Fact]
    public void The_step_is_chosen_on_ID_validation_images_within_each_score()
    {
        using var run = new DryRun(GeneralizedOdin.Descriptor, "Train.Steps=1");
        run.Train();
        run.Fit();
        var kept = run.Run.Kept.All().ToDictionary(part => part.Name, part => Close.Numbers(part.Value), StringComparer.Ordinal);
        double[] grid = [0, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08];
        foreach (var score in (string[])["best", "certainty"])
        {
            var curve = kept[$"{char.ToUpperInvariant(score[0])}{score[1..]}Curve"];
            Assert.Equal(grid.Length, curve.Length);
            Assert.Equal(grid[Array.IndexOf(curve, curve.Max())], run.Field<double>($"{score}Step"));
        }
        var curveFit = GeneralizedOdin.Descriptor.Plan.Fits.Single(fit => fit.Name == "BestCurve");
        Assert.Contains("validationImages", curveFit.Detail, StringComparison.Ordinal);
    }

    /// <summary>With gradients of zero a step leaves h as it is and shrinks the other weights by 1 - rate x decay.</summary>
    [Fact]
    public void Numerators_do_not_decay()
    {
        using var run = new DryRun(GeneralizedOdin.Descriptor, "Sgd.Momentum=0", "Sgd.Nesterov=false");
        foreach (var parameter in run.Network.parameters()) parameter.grad = zeros_like(parameter);
        var before = run.State();
        run.Run.Optimizers["optimizer"].step();
        var after = run.State();
        foreach (var (name, parameter) in run.Network.named_parameters())
        {
            var factor = name.StartsWith("numerator", StringComparison.OrdinalIgnoreCase) ? 1 : 1 - 0.1 * 5e-4;
            Close.To(Close.Numbers(before[name] * factor), Close.Numbers(after[name]), 1e-7, name);
        }
    }

    /// <summary>The control arm: g is one learned number, so the score is that of h alone.</summary>
    [Fact]
    public void A_constant_denominator_is_one_number_that_is_trained()
    {
        var arm = ExperimentCatalog.All.Single(experiment => experiment.Name == "generalized-odin/constant-denominator");
        using var run = new DryRun(arm, "Train.Steps=1");
        Assert.Equal(0, run.State()["denominator.logit"].item<float>());
        run.Train();
        Assert.NotEqual(0, run.State()["denominator.logit"].item<float>());
        run.Fit();
        Assert.DoesNotContain("G", run.Scores("test", run.Data.Test).Keys);
        using var scope = NewDisposeScope();
        Assert.True(new LearnedShare().call(randn(3, 4)).Equals(full(3, 1, 0.5f)));
    }
}
