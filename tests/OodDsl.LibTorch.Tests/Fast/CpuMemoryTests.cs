using System.Diagnostics;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>The cache of CPU memory: reuse, limit, switch, other threads, and that results do not depend on it.</summary>
public sealed class CpuMemoryTests : IDisposable
{
    const long Mebibyte = 1L << 20;

    // Threads that have nothing to do keep their small blocks until they next work.
    const long OfIdleThreads = 16 * Mebibyte;

    readonly long before = CpuMemory.Limit;

    public CpuMemoryTests() => CpuMemory.Limit = 1024 * Mebibyte;

    public void Dispose() => CpuMemory.Limit = before;

    [Theory]
    [InlineData(64)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    [InlineData(20_000_000)]
    public void A_block_that_is_given_back_is_used_again(long bytes)
    {
        using var first = empty(bytes, dtype: uint8);
        var address = Address(first);
        Assert.Equal(0, address % 64);
        first.Dispose();
        var hits = CpuMemory.Statistics.Hits;
        using var second = empty(bytes - 10, dtype: uint8);
        Assert.Equal(address, Address(second));
        Assert.Equal(hits + 1, CpuMemory.Statistics.Hits);
    }

    [Fact]
    public void What_is_in_use_and_what_is_kept_is_counted()
    {
        var start = CpuMemory.Statistics;
        var tensor = empty(64 * Mebibyte, dtype: uint8);
        var used = CpuMemory.Statistics;
        Assert.InRange(used.Live - start.Live, 64 * Mebibyte, 72 * Mebibyte);
        Assert.True(used.Peak >= used.Live);
        Assert.Equal(start.Requests + 1, used.Requests);
        tensor.Dispose();
        var end = CpuMemory.Statistics;
        Assert.InRange(end.Live - start.Live, -Mebibyte, Mebibyte);
        Assert.True(end.Cached >= 64 * Mebibyte);
    }

    [Fact]
    public void No_more_than_the_limit_is_kept()
    {
        CpuMemory.Limit = 8 * Mebibyte;
        var tensors = Enumerable.Range(1, 6).Select(i => empty(i * Mebibyte, dtype: uint8)).ToList();
        tensors.ForEach(tensor => tensor.Dispose());
        Assert.InRange(CpuMemory.Statistics.Cached, 6 * Mebibyte, 8 * Mebibyte);
        // The one given back last is among those that are kept.
        var hits = CpuMemory.Statistics.Hits;
        using var again = empty(6 * Mebibyte, dtype: uint8);
        Assert.Equal(hits + 1, CpuMemory.Statistics.Hits);
    }

    [Fact]
    public void Emptying_gives_everything_back()
    {
        for (long bytes = 64; bytes < 100 * Mebibyte; bytes *= 3) empty(bytes, dtype: uint8).Dispose();
        Assert.True(CpuMemory.Statistics.Cached > 64 * Mebibyte);
        CpuMemory.Empty();
        Assert.InRange(CpuMemory.Statistics.Cached, 0, OfIdleThreads);
    }

    [Fact]
    public void A_limit_of_nothing_switches_it_off()
    {
        CpuMemory.Limit = 0;
        var hits = CpuMemory.Statistics.Hits;
        for (var i = 0; i < 50; i++) ones(1 + i * 7_000).Dispose();
        Assert.Equal(hits, CpuMemory.Statistics.Hits);
        Assert.InRange(CpuMemory.Statistics.Cached, 0, OfIdleThreads);
    }

    [Fact]
    public void What_was_taken_while_it_was_on_may_come_back_while_it_is_off_and_the_other_way_round()
    {
        var on = Enumerable.Range(0, 20).Select(i => ones(10 + i * 50_000)).ToList();
        CpuMemory.Limit = 0;
        var off = Enumerable.Range(0, 20).Select(i => ones(10 + i * 50_000)).ToList();
        on.ForEach(tensor => tensor.Dispose());
        CpuMemory.Limit = 1024 * Mebibyte;
        Assert.All(off, tensor => Assert.Equal(tensor.numel(), tensor.sum().ToInt64()));
        off.ForEach(tensor => tensor.Dispose());
    }

    [Fact]
    public void A_limit_below_zero_is_refused() =>
        Assert.Equal(TorchErrorKind.Argument, Assert.Throws<TorchException>(() => CpuMemory.Limit = -1).Kind);

    [Fact]
    public async Task Blocks_are_given_back_on_other_threads()
    {
        // What earlier tests have left to the finaliser would be counted as given back here.
        Stress.Collect();
        var start = CpuMemory.Statistics;
        for (var round = 0; round < 20; round++)
        {
            var made = await Task.Run(() => Enumerable.Range(1, 200).Select(i => full(i * 97, i)).ToArray());
            var sums = await Task.Run(() => Array.ConvertAll(made, tensor => tensor.sum().ToDouble()));
            Assert.Equal(Enumerable.Range(1, 200).Select(i => i * 97.0 * i), sums);
            await Task.Run(() => Array.ForEach(made, tensor => tensor.Dispose()));
        }

        var end = CpuMemory.Statistics;
        Assert.True(end.Hits > start.Hits + 1000);
        // Threads report in steps of a mebibyte.
        Assert.InRange(end.Live - start.Live, -64 * Mebibyte, 64 * Mebibyte);
    }

    [Fact]
    public void A_thread_that_ends_gives_its_blocks_to_the_others()
    {
        CpuMemory.Empty();
        var thread = new Thread(() => Array.ForEach(Enumerable.Range(0, 8).Select(_ => empty(4_000, dtype: uint8)).ToArray(), tensor => tensor.Dispose()));
        thread.Start();
        thread.Join();
        Assert.True(CpuMemory.Statistics.Cached >= 8 * 4_000);
        var hits = CpuMemory.Statistics.Hits;
        using var mine = empty(4_000, dtype: uint8);
        Assert.Equal(hits + 1, CpuMemory.Statistics.Hits);
    }

    [Fact]
    public void A_request_beyond_all_memory_is_refused()
    {
        Assert.Equal(TorchErrorKind.OutOfMemory, Assert.Throws<TorchException>(() => empty(1L << 44, dtype: uint8)).Kind);
        Assert.Equal(TorchErrorKind.OutOfMemory, Assert.Throws<TorchException>(() => empty(1L << 50, dtype: uint8)).Kind);
    }

    [Fact]
    public void Results_are_the_same_bits_with_it_and_without()
    {
        var with = Trained();
        CpuMemory.Limit = 0;
        var without = Trained();
        Assert.Equal(with, without);
    }

    [Fact]
    public void Tensors_that_nobody_disposes_do_not_fill_the_memory()
    {
        var most = Abandon(256);
        Assert.True(most < 3L << 30, $"{most >> 20} MiB were in use at once");
    }

    [Fact]
    public void Late_finalisers_do_not_move_the_mark_for_good()
    {
        CpuMemory.Collect();
        using (var late = new ManualResetEventSlim())
        {
            Hold(late);
            var held = Abandon(40);
            // Nothing could be given back, and no thread waited for ever.
            Assert.True(held > 2L << 30, $"{held >> 20} MiB were in use at once");
            late.Set();
            Stress.Collect();
        }

        SpinWait.SpinUntil(() => CpuMemory.Mark < 1L << 30, TimeSpan.FromSeconds(20));
        Assert.InRange(CpuMemory.Mark, 512 * Mebibyte, 1024 * Mebibyte);
    }

    [Fact]
    public async Task A_thread_waits_while_another_one_looks_for_garbage()
    {
        CpuMemory.Collect();
        using var late = new ManualResetEventSlim();
        Hold(late);
        var looking = Task.Run(CpuMemory.Collect);
        SpinWait.SpinUntil(() => looking.IsCompleted, TimeSpan.FromMilliseconds(200));
        Assert.False(looking.IsCompleted);
        var clock = Stopwatch.StartNew();
        Abandon(16);
        Assert.True(clock.ElapsedMilliseconds > 200, $"1 GB was taken in {clock.ElapsedMilliseconds} ms, while another thread was looking for garbage");
        late.Set();
        await looking;
        Stress.Collect();
    }

    [Fact]
    public void Inference_frees_what_lies_between_as_it_goes()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var images = rand(16, 8, 128, 128);
        var start = CpuMemory.Statistics.Live;
        var most = 0L;
        using var probe = new Probe(() => most = Math.Max(most, CpuMemory.Statistics.Live));
        using var net = Sequential(Conv2d(8, 8, 1), probe, BatchNorm2d(8), probe, ReLU(), probe, Conv2d(8, 8, 1), probe, ReLU(), probe, ReLU(), probe);
        net.eval();
        net.call(images);
        // Every layer's result has 8 MiB; two of them exist at once, and the last of a convolution's own.
        Assert.InRange(most - start, 8 * Mebibyte, 26 * Mebibyte);
    }

    [Theory]
    [InlineData("off", 0)]
    [InlineData(" OFF ", 0)]
    [InlineData("0", 0)]
    [InlineData("256", 256 * Mebibyte)]
    public void The_environment_sets_the_limit(string text, long bytes) => Assert.Equal(bytes, CpuMemory.InitialLimit(text));

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1e3")]
    [InlineData("99999999999999")]
    public void A_limit_that_is_no_number_is_told(string text) =>
        Assert.Contains(CpuMemory.Variable, Assert.Throws<InvalidOperationException>(() => CpuMemory.InitialLimit(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_limit_it_is_a_quarter_of_the_memory() => Assert.True(CpuMemory.InitialLimit(null) > 64 * Mebibyte);

    static long Address(Tensor tensor)
    {
        Assert.Equal(NativeStatus.Ok, Native.TensorData(tensor.Handle, out var address));
        return address;
    }

    // Takes 64 MiB again and again, of which nothing is written; the most bytes that were in use at once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static long Abandon(int tensors)
    {
        var most = 0L;
        for (var i = 0; i < tensors; i++)
        {
            _ = empty(64 * Mebibyte, dtype: uint8);
            most = Math.Max(most, CpuMemory.Statistics.Live);
            CpuMemory.Empty();
        }

        return most;
    }

    // The thread of the finalisers stands still from the next collection until the event.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Hold(ManualResetEventSlim until) => _ = new Held(until);

    sealed class Held(ManualResetEventSlim until)
    {
        ~Held() => until.Wait(TimeSpan.FromSeconds(30));
    }

    static double[] Trained()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var net = Sequential(Conv2d(1, 8, 3, padding: 1), BatchNorm2d(8), ReLU(), MaxPool2d(2), Flatten(), Linear(8 * 49, 5));
        using var optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9);
        for (var step = 0; step < 4; step++)
        {
            using var inner = NewDisposeScope();
            var loss = functional.cross_entropy(net.call(randn(16, 1, 14, 14)), randint(0, 5, [16L]));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        return [.. net.parameters().SelectMany(Oracles.Elements)];
    }

    sealed class Probe(Action seen) : Module<Tensor, Tensor>(nameof(Probe))
    {
        public override Tensor forward(Tensor input)
        {
            seen();
            return input.alias();
        }
    }
}
