using TorchSharp.Modules;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>Operators on 8 x 8 tensors, where the way into libtorch is what costs, and an optimiser's step.</summary>
sealed class SmallWorkloads
{
    readonly Tensor a = randn(8, 8);
    readonly Tensor b = randn(8, 8);
    readonly Tensor g = randn(8, 8, requires_grad: true);
    readonly SGD optimizer;

    public SmallWorkloads()
    {
        Parameter[] many = [.. Enumerable.Range(0, 60).Select(_ => new Parameter(randn(64, 64)))];
        foreach (var parameter in many) parameter.grad = randn(64, 64);
        optimizer = optim.SGD(many, 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
    }

    public IEnumerable<Workload> All =>
    [
        new("small_add", 40_000, Add, 0.7), new("small_add_grad", 40_000, AddWithGradient, 0.7), new("small_chain", 10_000, Chain, 0.7),
        new("small_backward", 3_000, Backward, 0.7), new("optimizer_step", 100, () => optimizer.step(), 1),
    ];

    void Add()
    {
        using var mode = no_grad();
        using var sum = a + b;
    }

    void AddWithGradient()
    {
        using var sum = g + b;
    }

    void Chain()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        _ = ((a * b + a).relu() - 2).sum();
    }

    void Backward()
    {
        using var scope = NewDisposeScope();
        g.grad = null;
        ((g * b + g).relu() - 2).sum().backward();
    }
}
