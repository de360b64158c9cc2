using static TorchSharp.torch;
using Linear = TorchSharp.Modules.Linear;

namespace OodDsl.Tests;

public class OptimizerTests
{
    [Fact]
    public void Modules_with_settings_of_their_own_are_groups_of_their_own()
    {
        using var scope = NewDisposeScope();
        Linear backbone = nn.Linear(3, 4), head = nn.Linear(4, 2), slow = nn.Linear(4, 2);
        var own = new TrainedModule(slow, LearningRate: 1e-4, WeightDecay: 0);
        var groups = ParameterGroups.Of([backbone, head, own], 0.1, 5e-4, decayBiasAndNorm: true);
        Assert.Equal([(0.1, 5e-4, 4), (1e-4, 0, 2)], groups.Select(group => (group.LearningRate, group.WeightDecay, group.Parameters.Count)));
    }

    [Fact]
    public void Vectors_need_not_decay()
    {
        using var scope = NewDisposeScope();
        var net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        var groups = ParameterGroups.Of([net], 0.1, 5e-4, decayBiasAndNorm: false);
        Assert.Equal([(5e-4, 1), (0, 3)], groups.Select(group => (group.WeightDecay, group.Parameters.Count)));
    }

    [Fact]
    public void Frozen_and_repeated_parameters_are_left_out()
    {
        using var scope = NewDisposeScope();
        Linear open = nn.Linear(3, 4), frozen = nn.Linear(4, 2);
        foreach (var parameter in frozen.parameters()) parameter.requires_grad = false;
        Assert.Equal(2, Assert.Single(ParameterGroups.Of([open, frozen, open], 0.1, 0, true)).Parameters.Count);
        Assert.Throws<UserException>(() => new Sgd().Create(frozen));
    }

    /// <summary>Two steps on f(p) = p^2 / 2 by hand.</summary>
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0.9, 0, false)]
    [InlineData(0.9, 0.1, true)]
    public void Sgd_steps_as_its_formula_says(double momentum, double decay, bool nesterov)
    {
        using var scope = NewDisposeScope();
        var (module, p) = One();
        using var optimizer = new Sgd { LearningRate = 0.1, Momentum = momentum, WeightDecay = decay, Nesterov = nesterov }.Create(module);
        double expected = 1, velocity = 0;
        for (var step = 0; step < 3; step++)
        {
            Step(optimizer, p);
            var gradient = expected + decay * expected;
            velocity = step == 0 ? gradient : momentum * velocity + gradient;
            expected -= 0.1 * (nesterov ? gradient + momentum * velocity : velocity);
            Assert.Equal(expected, p.item<double>(), 12);
        }
    }

    [Fact]
    public void Adam_steps_as_its_formula_says()
    {
        using var scope = NewDisposeScope();
        var (module, p) = One();
        using var optimizer = new Adam { LearningRate = 0.1, Beta1 = 0.8, Beta2 = 0.9, WeightDecay = 0.5 }.Create(module);
        double expected = 1, mean = 0, square = 0;
        for (var step = 1; step <= 3; step++)
        {
            Step(optimizer, p);
            var gradient = expected + 0.5 * expected;
            mean = 0.8 * mean + 0.2 * gradient;
            square = 0.9 * square + 0.1 * gradient * gradient;
            expected -= 0.1 * mean / (1 - Math.Pow(0.8, step)) / (Math.Sqrt(square / (1 - Math.Pow(0.9, step))) + 1e-8);
            Assert.Equal(expected, p.item<double>(), 10);
        }
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        using var scope = NewDisposeScope();
        var module = nn.Linear(1, 1);
        AssertRefused("Sgd.LearningRate", () => new Sgd { LearningRate = 0 }.Create(module));
        AssertRefused("Sgd.Nesterov", () => new Sgd { Nesterov = true }.Create(module));
        AssertRefused("Sgd.WeightDecay", () => new Sgd { WeightDecay = -1 }.Create(module));
        AssertRefused("Adam.Beta1", () => new Adam { Beta1 = 1 }.Create(module));
        AssertRefused("Cosine.Floor", () => new Cosine { Floor = -1 }.Rate(1, 0, 1));
        AssertRefused("CrossEntropy.Smoothing", () => new CrossEntropy { Smoothing = 2 }.Compute(zeros(1, 2), zeros(1, dtype: int64)));
    }

    [Fact]
    public void A_cosine_falls_from_the_rate_to_the_floor()
    {
        var cosine = new Cosine { Floor = 1e-6 };
        Assert.Equal(0.1, cosine.Rate(0.1, 0, 5), 12);
        Assert.Equal((0.1 + 1e-6) / 2, cosine.Rate(0.1, 0.5, 5), 12);
        Assert.Equal(1e-6, cosine.Rate(0.1, 1, 5), 12);
        Assert.Equal(1e-8, cosine.Rate(1e-8, 0.7, 5), 15);
    }

    [Fact]
    public void A_warm_up_rises_to_the_rate_and_the_cosine_takes_the_rest()
    {
        var cosine = new Cosine { WarmupEpochs = 5, WarmupFrom = 0.1 };
        Assert.Equal(0.1, cosine.Rate(0.2, 0, 20), 12);
        Assert.Equal(0.15, cosine.Rate(0.2, 0.125, 20), 12);
        Assert.Equal(0.2, cosine.Rate(0.2, 0.25, 20), 12);
        Assert.Equal(0.1, cosine.Rate(0.2, 0.625, 20), 12);
        Assert.Equal(0, cosine.Rate(0.2, 1, 20), 12);
    }

    [Fact]
    public void Steps_fall_at_their_shares()
    {
        var steps = new MultiStep(0.5, 0.75) { Factor = 0.2 };
        Assert.Equal([0.5, 0.75], steps.At);
        Assert.Equal([1, 0.2, 0.2, 0.04], new[] { 0.49, 0.5, 0.74, 0.75 }.Select(progress => Math.Round(steps.Rate(1, progress, 9), 12)));
    }

    static (nn.Module, Tensor) One()
    {
        var module = nn.Linear(1, 1, hasBias: false, dtype: float64);
        nn.init.ones_(module.weight);
        return (module, module.weight);
    }

    static void Step(optim.Optimizer optimizer, Tensor p)
    {
        optimizer.zero_grad();
        (p.square().sum() / 2).backward();
        optimizer.step();
    }

    static void AssertRefused(string setting, Func<object> use)
    {
        var refusal = Assert.Throws<UserException>(use);
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 0.0025)]
    [InlineData(0.1, 2, 0.001 * 5 / (2 + 0.1 * 5))]
    public void Lars_scales_a_gradient_to_a_share_of_its_parameter(double decay, double slope, double ratio)
    {
        using var scope = NewDisposeScope();
        var module = nn.Linear(2, 1, hasBias: false, dtype: float64);
        using (no_grad()) module.weight.copy_(tensor([3.0, 4]).view(1, 2));
        using var optimizer = new Lars { LearningRate = 0.5, Momentum = 0.9, WeightDecay = decay }.Create(module);
        double[] expected = [3, 4], velocity = [0, 0];
        for (var step = 0; step < 2; step++)
        {
            optimizer.zero_grad();
            (module.weight[0, 1] * slope).backward();
            if (step > 0 && slope > 0) ratio = 0.001 * Math.Sqrt(expected[0] * expected[0] + expected[1] * expected[1])
                / (slope + decay * Math.Sqrt(expected[0] * expected[0] + expected[1] * expected[1]));
            optimizer.step();
            double[] gradient = [decay * expected[0] * ratio, (slope + decay * expected[1]) * ratio];
            for (var i = 0; i < 2; i++)
            {
                velocity[i] = 0.9 * velocity[i] + gradient[i];
                expected[i] -= 0.5 * velocity[i];
            }
            Close.To(expected, Close.Numbers(module.weight.view(-1)), 1e-9);
        }
    }

    [Fact]
    public void A_cosine_may_count_its_whole_period_from_the_end_of_the_warm_up()
    {
        var schedule = new Cosine { WarmupEpochs = 10, WarmupFrom = 0.1, WholePeriod = true };
        double At(double epoch) => schedule.Rate(1, epoch / 1000, 1000);
        Assert.Equal(0.1, At(0), 12);
        Assert.Equal(0.55, At(5), 12);
        Assert.Equal(1, At(10), 12);
        Assert.Equal(0.5, At(510), 12);
        Assert.Equal(2.467e-4, At(1000), 6);
    }
}
