using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Arithmetic_and_gradients_agree_with_calculus()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0, 3.0 }, requires_grad: true);
        var y = (x * x + 2 * x - 1).sum();
        y.backward();
        Assert.Equal(14 + 12 - 3, y.ToDouble());
        using var gradient = x.grad.data<double>();
        Assert.Equal([4.0, 6.0, 8.0], gradient.ToArray());
        Assert.Equal(6.0, (x.detach()[1..].mean() * 2 + 1).item<double>());
        Assert.Equal([3L, 3L], (x.unsqueeze(1) + x).shape);
    }

    [Fact]
    public void A_convolutional_net_learns()
    {
        manual_seed(0);
        using var outer = NewDisposeScope();
        var net = Sequential(
            ("conv", Conv2d(1, 8, 3, padding: 1, bias: false)), ("norm", BatchNorm2d(8)), ("relu", ReLU(inplace: true)), ("pool", AdaptiveAvgPool2d(1)),
            ("flat", Flatten()), ("fc", Linear(8, 4)));
        var optimizer = optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
        var images = randn(64, 1, 8, 8);
        var labels = (images.mean([1, 2, 3]) > 0).to(int64);
        double first = 0, last = 0;
        for (var step = 0; step < 60; step++)
        {
            using var scope = NewDisposeScope();
            var loss = functional.cross_entropy(net.call(images), labels);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            last = loss.ToDouble();
            if (step == 0) first = last;
        }

        Assert.True(last < 0.4 * first, $"{first} -> {last}");
        Assert.Equal(
            ["conv.weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked", "fc.weight", "fc.bias"],
            net.state_dict().Keys);
        Assert.Equal(60, net.get_buffer("norm.num_batches_tracked").ToInt64());
    }
}
