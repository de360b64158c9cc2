using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Fifty steps of every optimiser and schedule: the losses, and the weights at the end.</summary>
public sealed class TrajectoryTests
{
    static readonly Dictionary<string, Func<Parameter[], (optim.Optimizer, optim.lr_scheduler.LRScheduler?)>> Makers = new(StringComparer.Ordinal)
    {
        ["sgd"] = ps => (optim.SGD(ps, 0.1), null),
        ["sgd_momentum"] = ps => (optim.SGD(ps, 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true), null),
        ["sgd_dampening"] = ps => (optim.SGD(ps, 0.1, momentum: 0.9, dampening: 0.5), null),
        ["adam"] = ps => (optim.Adam(ps, 0.02, weight_decay: 1e-2), null),
        ["adam_amsgrad"] = ps => (optim.Adam(ps, 0.02, amsgrad: true), null),
        ["adamw"] = ps => (optim.AdamW(ps, 0.02, weight_decay: 1e-2), null),
        ["step"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.StepLR(optimizer, 7, 0.5)),
        ["multistep"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.MultiStepLR(optimizer, [5, 20], 0.3)),
        ["exponential"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.ExponentialLR(optimizer, 0.95)),
        ["cosine"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, 20, 0.01)),
        ["linear"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.LinearLR(optimizer, 0.1, 1, 10)),
        ["lambda"] = ps => Scheduled(ps, optimizer => optim.lr_scheduler.LambdaLR(optimizer, epoch => 1.0 / (1 + epoch))),
    };

    public static TheoryData<string> Names => [.. Oracles.Names("trajectories")];

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

    static double[] Run(string name)
    {
        var weight = new Parameter(Oracles.Wave([6, 4]));
        var bias = new Parameter(Oracles.Wave([4], 5));
        var (input, target) = (Oracles.Wave([16, 6], 1), Oracles.Wave([16, 4], 2));
        var (optimizer, schedule) = Makers[name]([weight, bias]);
        using var owned = optimizer;
        var losses = new List<double>();
        for (var step = 0; step < 50; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var loss = ((input.matmul(weight) + bias).tanh() - target).square().mean();
            loss.backward();
            optimizer.step();
            schedule?.step();
            losses.Add(loss.ToDouble());
        }

        return [.. losses, .. Oracles.Elements(weight)];
    }

    static (optim.Optimizer, optim.lr_scheduler.LRScheduler?) Scheduled(
        Parameter[] parameters, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> schedule)
    {
        var optimizer = optim.SGD(parameters, 0.5, momentum: 0.9);
        return (optimizer, schedule(optimizer));
    }
}
