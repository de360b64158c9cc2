using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>The same as in <c>workloads.py</c>.</summary>
sealed class Workloads
{
    readonly Tensor a = randn(8, 8);
    readonly Tensor b = randn(8, 8);
    readonly Tensor g = randn(8, 8, requires_grad: true);
    readonly Tensor images = rand(128, 1, 28, 28);
    readonly Tensor labels = randint(0, 8, [128L]);
    readonly Sequential net;
    readonly SGD optimizer;
    readonly SGD manyOptimizer;

    public Workloads()
    {
        net = Sequential(
            [.. Block(1, 32), .. Block(32, 64), .. Block(64, 128), AdaptiveAvgPool2d(1), Flatten(), Linear(128, 8)]);
        optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
        Parameter[] many = [.. Enumerable.Range(0, 60).Select(_ => new Parameter(randn(64, 64)))];
        foreach (var parameter in many) parameter.grad = randn(64, 64);
        manyOptimizer = optim.SGD(many, 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
    }

    /// <summary>Name, repetitions of one measurement, work, and the goal as a ratio to Python's time.</summary>
    public IEnumerable<(string Name, int Count, Action Work, double Goal)> All =>
    [
        ("small_add", 20000, SmallAdd, 0.7), ("small_chain", 5000, SmallChain, 0.7), ("small_add_grad", 20000, SmallAddWithGradient, 0.7),
        ("small_backward", 1500, SmallBackward, 0.7), ("optimizer_step", 60, OptimizerStep, 1), ("evaluation", 3, Evaluation, 0.85),
        ("convnet_step", 2, ConvNetStep, 0.85),
    ];

    static Module<Tensor, Tensor>[] Block(long inputs, long outputs) =>
        [Conv2d(inputs, outputs, 3, padding: 1, bias: false), BatchNorm2d(outputs), ReLU(inplace: true), MaxPool2d(2)];

    void SmallAdd()
    {
        using var mode = no_grad();
        using var sum = a + b;
    }

    void SmallChain()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        _ = ((a * b + a).relu() - 2).sum();
    }

    void SmallAddWithGradient()
    {
        using var sum = g + b;
    }

    void SmallBackward()
    {
        using var scope = NewDisposeScope();
        g.grad = null;
        ((g * b + g).relu() - 2).sum().backward();
    }

    void ConvNetStep()
    {
        using var scope = NewDisposeScope();
        net.train();
        var loss = functional.cross_entropy(net.call(images), labels);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    void Evaluation()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        net.eval();
        net.call(images);
    }

    void OptimizerStep() => manyOptimizer.step();
}
