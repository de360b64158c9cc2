using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>Faster ways give the same results, within the precision of their type.</summary>
public sealed class AccelerationTests
{
    [Fact]
    public void Autocast_computes_in_the_shorter_type_and_ends()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (Oracles.Wave([8, 16]).@float(), Oracles.Wave([4, 16], 1).@float());
        var exact = functional.linear(x, w);
        using (Acceleration.Autocast())
        {
            var fast = functional.linear(x, w);
            Assert.Equal(bfloat16, fast.dtype);
            Assert.True(fast.@float().allclose(exact, rtol: 0.05, atol: 0.05));
        }

        Assert.Equal(float32, functional.linear(x, w).dtype);
    }

    [Fact]
    public void Channels_last_changes_the_order_in_memory_only()
    {
        using var scope = NewDisposeScope();
        using var module = Conv2d(3, 4, 3, padding: 1);
        var images = Oracles.Wave([2, 3, 6, 6]).@float();
        var exact = module.call(images);
        var result = module.ChannelsLast().call(images.ChannelsLast());
        Assert.Equal([3L * 36, 1L, 18L, 3L], images.ChannelsLast().stride());
        Assert.True(result.allclose(exact, rtol: 1e-5, atol: 1e-6));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Equal_seeds_give_equal_bits_either_way(bool channelsLast, bool autocast) =>
        Assert.Equal(Trained(channelsLast, autocast), Trained(channelsLast, autocast));

    static double[] Trained(bool channelsLast, bool autocast)
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var net = Sequential(Conv2d(3, 8, 3, padding: 1), BatchNorm2d(8), ReLU(), Conv2d(8, 8, 3, padding: 1), ReLU(), Flatten(), Linear(8 * 64, 5));
        if (channelsLast) net.ChannelsLast();
        using var optimizer = optim.SGD(net.parameters(), 0.05, momentum: 0.9);
        for (var step = 0; step < 4; step++)
        {
            using var inner = NewDisposeScope();
            var images = channelsLast ? randn(16, 3, 8, 8).ChannelsLast() : randn(16, 3, 8, 8);
            using var region = autocast ? Acceleration.Autocast() : null;
            var loss = functional.cross_entropy(net.call(images), randint(0, 5, [16L]));
            region?.Dispose();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        return [.. net.parameters().SelectMany(Oracles.Elements)];
    }
}
