using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Graphs, hooks, custom functions, views and memory in flight on several threads, while others dispose, collect and finalise.</summary>
public sealed class StressTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Graphs_hooks_functions_views_and_memory_survive_collections()
    {
        var views = new ConcurrentQueue<(Tensor View, double Sum)>();
        var blocks = new ConcurrentQueue<(Tensor Block, byte Value)>();
        var limit = CpuMemory.Limit;
        (string Name, Action<Random> Work)[] workers =
        [
            ("backward passes with a hook and a custom function", Differentiate), ("the same on a second thread", Differentiate),
            ("graphs left behind", AbandonGraph), ("views made", dice => MakeView(views, dice)), ("views read after their base is gone", _ => ReadView(views)),
            ("blocks filled", dice => Fill(blocks, dice)), ("blocks checked and freed", _ => Check(blocks)), ("caches emptied", Empty),
        ];
        try
        {
            var counts = await Stress.RunAsync([.. workers.Select(worker => worker.Work)]);
            for (var i = 0; i < workers.Length; i++)
            {
                output.WriteLine($"{counts[i]} times {workers[i].Name}");
                Assert.True(counts[i] > 0, workers[i].Name);
            }
        }
        finally
        {
            CpuMemory.Limit = limit;
            foreach (var (view, _) in views) view.Dispose();
            foreach (var (block, _) in blocks) block.Dispose();
        }
    }

    static void Differentiate(Random dice)
    {
        using var scope = NewDisposeScope();
        var factor = dice.Next(1, 5);
        var x = full(64, 2.0, requires_grad: true);
        var seen = 0;
        var y = Scaled.apply(x, factor);
        using (y.AddGradientHook(gradient =>
        {
            Interlocked.Increment(ref seen);
            return gradient * 2;
        }))
        {
            y.square().sum().backward();
        }

        // d/dx sum((f x)^2) = 2 f^2 x, doubled by the hook.
        Assert.Equal(1, seen);
        Assert.Equal(4.0 * factor * factor * 2.0, x.grad.mean().ToDouble(), 3);
    }

    static void AbandonGraph(Random dice)
    {
        // No scope: only the collector ends these.
        var x = ones(dice.Next(1, 400), requires_grad: true);
        var y = Scaled.apply((x * 3).exp(), 2);
        y.AddGradientHook(gradient => gradient);
        if (dice.Next(2) == 0) y.sum().backward();
    }

    static void MakeView(ConcurrentQueue<(Tensor View, double Sum)> views, Random dice)
    {
        if (views.Count > 200)
        {
            Thread.Yield();
            return;
        }

        using var scope = NewDisposeScope();
        var (rows, from) = (dice.Next(2, 60), dice.Next(2));
        var table = arange(rows * 8L, dtype: float32).view(rows, 8);
        var view = table.narrow(0, from, rows - from).t().select(0, 3);
        var sum = Enumerable.Range(from, rows - from).Sum(row => row * 8.0 + 3);
        views.Enqueue((view.DetachFromDisposeScope(), sum));
    }

    static void ReadView(ConcurrentQueue<(Tensor View, double Sum)> views)
    {
        if (!views.TryDequeue(out var item))
        {
            Thread.Yield();
            return;
        }

        using var sum = item.View.sum();
        Assert.Equal(item.Sum, sum.ToDouble());
        item.View.Dispose();
    }

    static void Fill(ConcurrentQueue<(Tensor Block, byte Value)> blocks, Random dice)
    {
        if (blocks.Count > 100)
        {
            Thread.Yield();
            return;
        }

        var value = (byte)dice.Next(256);
        var length = dice.Next(4) == 0 ? dice.Next(1, 6_000_000) : dice.Next(1, 40_000);
        blocks.Enqueue((full(length, value, dtype: uint8), value));
    }

    static void Check(ConcurrentQueue<(Tensor Block, byte Value)> blocks)
    {
        if (!blocks.TryDequeue(out var item))
        {
            Thread.Yield();
            return;
        }

        // Somebody else's value would mean that two tensors share memory.
        Assert.False(item.Block.bytes.ContainsAnyExcept(item.Value));
        item.Block.Dispose();
    }

    static void Empty(Random dice)
    {
        Thread.Sleep(5);
        if (dice.Next(3) == 0) CpuMemory.Limit = dice.Next(2) == 0 ? 0 : 32L << 20;
        else CpuMemory.Empty();
    }

    sealed class Scaled : autograd.SingleTensorFunction<Scaled>
    {
        public override string Name => nameof(Scaled);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            ctx.save_data("factor", (int)vars[1]);
            return (Tensor)vars[0] * (int)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            Assert.Single(ctx.get_saved_variables());
            return [grad_output * (int)ctx.get_data("factor"), null!];
        }
    }
}
