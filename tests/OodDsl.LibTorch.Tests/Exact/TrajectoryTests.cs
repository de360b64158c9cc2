using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace OodDsl.LibTorch.Tests;

/// <summary>Fifty steps of every optimiser and schedule: the losses, and the weights at the end.</summary>
public sealed class TrajectoryTests
{
    static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["sgd"] = ps => optim.SGD(ps, 0.1),
        ["sgd_momentum"] = ps => optim.SGD(ps, 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true),
        ["sgd_dampening"] = ps => optim.SGD(ps, 0.1, momentum: 0.9, dampening: 0.5),
        ["sgd_maximize"] = ps => optim.SGD(ps, 0.01, maximize: true),
        ["adam"] = ps => optim.Adam(ps, 0.02, weight_decay: 1e-2),
        ["adam_amsgrad"] = ps => optim.Adam(ps, 0.02, amsgrad: true),
        ["adamw"] = ps => optim.AdamW(ps, 0.02, weight_decay: 1e-2),
        ["adamw_amsgrad"] = ps => optim.AdamW(ps, 0.02, weight_decay: 1e-2, amsgrad: true, maximize: true),
        ["rmsprop"] = ps => optim.RMSProp(ps, 0.01, weight_decay: 1e-2),
        ["rmsprop_centered"] = ps => optim.RMSProp(ps, 0.01, alpha: 0.9, momentum: 0.9, centered: true),
        ["adadelta"] = ps => optim.Adadelta(ps, 1, weight_decay: 1e-3),
        ["adagrad"] = ps => optim.Adagrad(ps, 0.1, lr_decay: 0.01, weight_decay: 1e-3, initial_accumulator_value: 0.1),
        ["adamax"] = ps => optim.Adamax(ps, 0.02, weight_decay: 1e-3),
        ["nadam"] = ps => optim.NAdam(ps, 0.02, weight_decay: 1e-3),
        ["radam"] = ps => optim.RAdam(ps, 0.02, weight_decay: 1e-3),
        ["rprop"] = ps => optim.Rprop(ps, 0.01),
        ["asgd"] = ps => optim.ASGD(ps, 0.05, t0: 20, weight_decay: 1e-3),
        ["lbfgs"] = ps => optim.LBFGS(ps, 0.1, max_iter: 4, history_size: 3),
        ["groups_sgd"] = ps => optim.SGD(
            [new SGD.ParamGroup([ps[0]], new SGD.Options { LearningRate = 0.2, weight_decay = 1e-2 }), new([ps[1]], new SGD.Options { momentum = 0.5 })],
            0.05, momentum: 0.9),
        ["groups_adam"] = ps => optim.Adam(
            [new Adam.ParamGroup([ps[0]], new Adam.Options { beta1 = 0.8, beta2 = 0.99 }), new([ps[1]], new Adam.Options { LearningRate = 0.1 })], 0.02),
        ["groups_adamw"] = ps => optim.AdamW(
            [new AdamW.ParamGroup([ps[0]], new AdamW.Options { weight_decay = 0.1 }), new([ps[1]], new AdamW.Options { LearningRate = 0.1 })],
            0.02, weight_decay: 1e-2),
        ["groups_rmsprop"] = ps => optim.RMSProp(
            [new RMSProp.ParamGroup([ps[0]], new RMSProp.Options { alpha = 0.9 }), new([ps[1]], new RMSProp.Options { LearningRate = 0.1 })], 0.02),
        ["one_cycle_adam"] = ps => optim.Adam(ps, 0.02),
    };

    static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> Schedules = new(StringComparer.Ordinal)
    {
        ["step"] = optimizer => StepLR(optimizer, 7, 0.5),
        ["multistep"] = optimizer => MultiStepLR(optimizer, [5, 20], 0.3),
        ["constant"] = optimizer => ConstantLR(optimizer, 0.2, 10),
        ["exponential"] = optimizer => ExponentialLR(optimizer, 0.95),
        ["cosine"] = optimizer => CosineAnnealingLR(optimizer, 20, 0.01),
        ["linear"] = optimizer => LinearLR(optimizer, 0.1, 1, 10),
        ["polynomial"] = optimizer => PolynomialLR(optimizer, 30, 2),
        ["lambda"] = optimizer => LambdaLR(optimizer, epoch => 1.0 / (1 + epoch)),
        ["multiplicative"] = optimizer => MultiplicativeLR(optimizer, epoch => epoch % 2 == 1 ? 0.9 : 1.05),
        ["cyclic"] = optimizer => CyclicLR(optimizer, 0.01, 0.5, 6, 9),
        ["cyclic_triangular2"] = optimizer => CyclicLR(optimizer, 0.01, 0.5, 6, mode: impl.CyclicLR.Mode.Triangular2, cycle_momentum: false),
        ["cyclic_range"] = optimizer => CyclicLR(optimizer, 0.01, 0.5, 6, mode: impl.CyclicLR.Mode.ExpRange, gamma: 0.95),
        ["one_cycle"] = optimizer => OneCycleLR(optimizer, 0.5, total_steps: 51),
        ["one_cycle_linear"] = optimizer => OneCycleLR(
            optimizer, 0.5, epochs: 6, steps_per_epoch: 10, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true),
        ["one_cycle_adam"] = optimizer => OneCycleLR(optimizer, 0.05, total_steps: 60),
        ["plateau"] = optimizer => ReduceLROnPlateau(optimizer, factor: 0.5, patience: 2, cooldown: 1, min_lr: [0.01]),
        ["plateau_max"] = optimizer => ReduceLROnPlateau(optimizer, "max", factor: 0.5, patience: 3, threshold: 0.01, threshold_mode: "abs"),
        ["sequential"] = optimizer => SequentialLR(
            optimizer, [ConstantLR(optimizer, 0.1, 3), ExponentialLR(optimizer, 0.9), CosineAnnealingLR(optimizer, 15)], [4, 20]),
        ["chained"] = optimizer => ChainedLR([LinearLR(optimizer, 0.3, 1, 8), ExponentialLR(optimizer, 0.97)]),
    };

    public static TheoryData<string> Names => [.. Oracles.Names("trajectories")];

    public static TheoryData<string> Continued => [.. Optimizers.Keys.Where(name => name != "lbfgs")];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trajectory_is_that_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var actual = Run(name);
        var expected = Oracles.Numbers("trajectories", name);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-9, $"{i}: {actual[i]:R}, PyTorch has {expected[i]:R}");
    }

    [Theory]
    [MemberData(nameof(Continued))]
    public void A_saved_state_continues_the_trajectory(string name)
    {
        using var scope = NewDisposeScope();
        var (weight, bias) = (new Parameter(Oracles.Wave([6, 4])), new Parameter(Oracles.Wave([4], 5)));
        using var whole = Optimizers[name]([weight, bias]);
        for (var step = 0; step < 5; step++) whole.step(Closure(whole, weight, bias)).Dispose();
        using var file = new MemoryStream();
        ((OptimizerHelper)whole).save_state_dict(new BinaryWriter(file));
        var (copy, copiedBias) = (new Parameter(weight.detach().clone()), new Parameter(bias.detach().clone()));
        var (read, readBias) = (new Parameter(weight.detach().clone()), new Parameter(bias.detach().clone()));
        using var copied = Optimizers[name]([copy, copiedBias]);
        using var loaded = Optimizers[name]([read, readBias]);
        ((OptimizerHelper)copied).load_state_dict(((OptimizerHelper)whole).state_dict());
        file.Position = 0;
        ((OptimizerHelper)loaded).load_state_dict(new BinaryReader(file));
        Assert.All(((OptimizerHelper)whole).state_dict().State.Zip(((OptimizerHelper)loaded).state_dict().State),
            pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
        for (var step = 0; step < 5; step++)
        {
            whole.step(Closure(whole, weight, bias)).Dispose();
            copied.step(Closure(copied, copy, copiedBias)).Dispose();
            loaded.step(Closure(loaded, read, readBias)).Dispose();
        }

        Assert.Equal(Oracles.Elements(weight), Oracles.Elements(copy));
        Assert.Equal(Oracles.Elements(weight), Oracles.Elements(read));
    }

    static double[] Run(string name)
    {
        var weight = new Parameter(Oracles.Wave([6, 4]));
        var bias = new Parameter(Oracles.Wave([4], 5));
        using var optimizer = Optimizers.TryGetValue(name, out var make) ? make([weight, bias]) : optim.SGD([weight, bias], 0.5, momentum: 0.9);
        var schedule = Schedules.TryGetValue(name, out var scheduled) ? scheduled(optimizer) : null;
        var losses = new List<double>();
        for (var step = 0; step < 50; step++)
        {
            using var inner = NewDisposeScope();
            var loss = optimizer.step(Closure(optimizer, weight, bias)).ToDouble();
            if (schedule is impl.ReduceLROnPlateau plateau) plateau.step(Math.Round(loss, 3));
            else schedule?.step();
            losses.Add(loss);
        }

        return [.. losses, .. optimizer.ParamGroups.Select(group => group.LearningRate), .. Oracles.Elements(weight)];
    }

    static Func<Tensor> Closure(optim.Optimizer optimizer, Tensor weight, Tensor bias)
    {
        var (input, target) = (Oracles.Wave([16, 6], 1), Oracles.Wave([16, 4], 2));
        return () =>
        {
            optimizer.zero_grad();
            var loss = ((input.matmul(weight) + bias).tanh() - target).square().mean();
            loss.backward();
            return loss;
        };
    }
}
