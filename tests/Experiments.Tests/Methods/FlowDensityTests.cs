using OodDsl;
using OodDsl.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of feature density's specification. In the library's tests (GlowTests): the coupling, normalisation of two rows, the first batch,
/// round trip, Jacobian, the toy of two clusters; values and gradients: MethodOracleTests.
/// </summary>
public sealed class FlowDensityTests
{
    static Generator Seeded(ulong seed = 3) => new(seed);

    [Theory]
    [InlineData(2, false, -1.837877)]
    [InlineData(4, true, -4.175754)]
    [InlineData(512, true, -470.996529)]
    public void Density_of_a_flow_that_is_the_base_alone(int width, bool unit, double expected)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var flow = new Glow(width, 2);
        flow.to(float64);
        flow.eval();
        var row = unit ? nn.functional.normalize(randn(1, width, dtype: float64, generator: Seeded())) : zeros(1, width, dtype: float64);
        Assert.Equal(expected, flow.LogDensity(row).item<double>(), 1e-4);
    }

    [Fact]
    public void A_fresh_linear_layer_is_a_rotation()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        // In eval mode, before any batch, couplings and normalisations of a fresh flow are identities.
        var flow = new Glow(32, 1);
        flow.eval();
        var rows = randn(9, 32, generator: Seeded());
        var (latent, log) = flow.Encode(rows);
        Close.To(Close.Numbers(linalg.vector_norm(rows, dims: [1])), Close.Numbers(linalg.vector_norm(latent, dims: [1])), 1e-5);
        Close.To(new double[9], Close.Numbers(log), 1e-4);
        Assert.False(latent.allclose(rows, 0.1, 0.1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void After_the_first_batch_each_block_gives_zero_mean_and_unit_deviation(int blocks)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var flow = new Glow(6, blocks);
        flow.train();
        var latent = flow.Encode(randn(80, 6, generator: Seeded()) * 5 - 1).latent;
        Close.To(new double[6], Close.Numbers(latent.mean([0])), 1e-5);
        Close.To([1, 1, 1, 1, 1, 1], Close.Numbers(latent.std([0])), 1e-4);
    }

    [Fact]
    public void The_score_sees_directions_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var flow = new Glow(8, 3);
        flow.train();
        var features = randn(60, 8, generator: Seeded()) + 1;
        Score(features);
        flow.eval();
        var some = features[..5];
        Close.To(Close.Numbers(Score(some)), Close.Numbers(Score(some * 37.5)), 1e-4);
        Assert.False(Score(-some).allclose(Score(some), 1e-2, 1e-2));

        Tensor Score(Tensor rows) =>
            Declaration.Call<Tensor>(typeof(FlowDensity), "LogDensity", Declaration.Call<Tensor>(typeof(FlowDensity), "Direction", rows), flow);
    }

    [Fact]
    public void What_is_not_finite_is_least_in_distribution()
    {
        using var scope = NewDisposeScope();
        var flow = new Glow(4, 1);
        flow.eval();
        var rows = tensor(new float[] { 1, 0, 0, 0, float.NaN, 0, 0, 0, 0, float.PositiveInfinity, 0, 0, 0, 0, float.NegativeInfinity, 0 }).view(4, 4);
        var scores = Close.Numbers(Declaration.Call<Tensor>(typeof(FlowDensity), "LogDensity", rows, flow));
        Assert.True(double.IsFinite(scores[0]));
        Assert.All(scores[1..], score => Assert.Equal(double.NegativeInfinity, score));
    }

    [Fact]
    public void A_step_leaves_the_backbone_and_its_running_statistics()
    {
        using var run = new DryRun(FlowDensity.Descriptor, "Train.Steps=1", "Train.BatchSize=64");
        var before = run.State();
        run.Train();
        var changed = DryRun.Changed(before, run.State());
        Assert.All(changed, name => Assert.StartsWith("flow.", name, StringComparison.Ordinal));
        foreach (var part in (string[])["coupling.scale.2", "linear.lower", "linear.logScale", "norm.shift", "norm.batches"])
            Assert.Contains(changed, name => name.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_one_epoch_of_Adam_at_1e_5_with_ten_blocks()
    {
        var settings = FlowDensity.Descriptor.Settings.ToDictionary(setting => setting.Path, setting => setting.Default, StringComparer.Ordinal);
        Assert.Equal((1, 1e-5, 10), ((int)settings["Train.Epochs"], (double)settings["Adam.LearningRate"], (int)settings["Blocks"]));
        Assert.True((bool)settings["Train.FrozenBackbone"]);
    }

    /// <summary>A dimension that the first batch leaves constant gets the scale 1e-6, 13.8155 nats; the count of such dimensions warns of it.</summary>
    [Fact]
    public void Constant_dimensions_are_counted_and_a_larger_floor_tames_them()
    {
        using var scope = NewDisposeScope();
        var (flow, tame) = (new Glow(4, 1), new Glow(4, 1, floor: 0.1));
        // Without the rotation, so that what is constant stays so.
        foreach (var one in (Glow[])[flow, tame])
        {
            using var mode = no_grad();
            foreach (var (name, parameter) in one.named_parameters())
                if (name.Contains("linear", StringComparison.Ordinal)) parameter.zero_();
            one.train();
            var rows = randn(50, 4, generator: Seeded());
            rows[.., 1] = 2;
            one.Encode(rows);
        }
        Assert.Equal((1L, 0L), (flow.FlatDimensions().item<long>(), tame.FlatDimensions().item<long>()));
        Assert.Equal(Math.Log(1e-6), flow.get_parameter("block0.norm.logScale")!.min().item<float>(), 1e-3);
        Assert.Equal(-13.8155, Math.Log(1e-6), 1e-4);
        Assert.Throws<UserException>(() => new Glow(4, 1, floor: 0));
    }

    [Fact]
    public void Tolerance_is_the_cosine_within_classes()
    {
        using var scope = NewDisposeScope();
        var rows = tensor(new double[] { 1, 0, 0, 1, 1, 0, -1, 0 }).view(4, 2);
        // Class 0: orthogonal; class 1: opposite; class 2 has none.
        Assert.Equal(-0.5, Functions.ClassTolerance(rows, tensor([0L, 0, 1, 1]), 3).item<double>(), 12);
        Assert.Equal(0, Functions.ClassTolerance(rows, tensor([0L, 1, 2, 3]), 4).item<double>(), 12);
    }
}
