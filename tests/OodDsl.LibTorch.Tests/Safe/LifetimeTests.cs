using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Dispose, collection and finalisation from several threads.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task Tensors_outlive_what_other_threads_do_to_them()
    {
        var shared = new Tensor[16];
        for (var i = 0; i < shared.Length; i++) shared[i] = ones(64, 64).DetachFromDisposeScope();
        await Stress.RunAsync(
            dice => Compute(shared, dice), dice => Compute(shared, dice), dice => Replace(shared, dice), _ => Abandon());
        foreach (var tensor in shared) tensor.Dispose();
    }

    [Fact]
    public void What_nobody_disposes_is_collected()
    {
        Stress.Collect();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 500; i++) Abandon();
        Stress.Collect();
        Assert.True(Tensor.TotalCount < before + 100, $"{before} -> {Tensor.TotalCount}");
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        var weight = ones(4, 4, requires_grad: true);
        long before = 0;
        for (var step = 0; step < 20; step++)
        {
            using (var scope = NewDisposeScope())
            {
                weight.grad = null;
                (weight * 2).exp().sum().backward();
            }

            if (step == 0) before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void An_accessor_lets_its_tensor_go()
    {
        foreach (var tensor in new[] { zeros(3), zeros(0) })
        {
            var before = Tensor.TotalCount;
            var accessor = tensor.data<float>();
            tensor.Dispose();
            accessor.Dispose();
            accessor.Dispose();
            Assert.Equal(before - 1, Tensor.TotalCount);
            Assert.Throws<ObjectDisposedException>(() => tensor.data<float>());
        }

        using var sparse = eye(3).to_sparse();
        Assert.Throws<TorchException>(() => sparse.data<float>());
    }

    // A tensor may be gone; what must not happen is that it goes while libtorch reads it.
    static void Compute(Tensor[] shared, Random dice)
    {
        using var scope = NewDisposeScope();
        try
        {
            var sum = (shared[dice.Next(shared.Length)] + shared[dice.Next(shared.Length)]).sum().ToDouble();
            Assert.Equal(2.0 * 64 * 64, sum);
        }
        catch (ObjectDisposedException)
        {
            Thread.Yield();
        }
    }

    static void Replace(Tensor[] shared, Random dice) =>
        Interlocked.Exchange(ref shared[dice.Next(shared.Length)], ones(64, 64).DetachFromDisposeScope()).Dispose();

    static void Abandon() => _ = (ones(16, 16, requires_grad: true) * 3).exp();
}
