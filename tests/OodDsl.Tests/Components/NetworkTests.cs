using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

public class NetworkTests
{
    public sealed record NetworkCase(string Name, long[] Images, long Parameters, string[] Names, long[] Shape, double[] First, double Norm);

    static readonly NetworkCase[] Cases = [.. Oracle.Cases<NetworkCase>("networks.json"), .. Oracle.Cases<NetworkCase>("backbones.json")];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    /// <summary>With the same weights under the same names, the same features as oracles/networks.py and oracles/backbones.py.</summary>
    [Theory, MemberData(nameof(All))]
    public void Equals_the_paper_networks(int number)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var oracle = Cases[number];
        var net = Create(oracle.Name, (int)oracle.Images[1]);
        Assert.Equal(oracle.Parameters, net.parameters().Sum(parameter => parameter.numel()));
        var state = net.state_dict().Where(pair => !pair.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToDictionary();
        Assert.Equal(oracle.Names, state.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        net.to(float64);
        foreach (var (name, value) in net.state_dict())
            if (value.is_floating_point()) value.copy_(Filled(name, value));
        net.eval();

        var images = (arange(oracle.Images.Aggregate((a, b) => a * b)).to(float64) * 0.37).sin().view(oracle.Images);
        var features = net.call(images).view(oracle.Images[0], -1);

        Assert.Equal(oracle.Shape, features.shape);
        Close.To(oracle.First, Close.Numbers(features[.., ..(int)Math.Min(16, features.shape[1])]), 1e-9);
        Assert.Equal(oracle.Norm, linalg.vector_norm(features).item<double>(), 1e-8);
    }

    static nn.Module<Tensor, Tensor> Create(string name, int channels) => name.Split(' ') switch
    {
        ["ResNet18", var stem] => new ResNet18 { Stem = Enum.Parse<Stem>(stem) }.Create(channels),
        ["ResNet34", var stem] => new ResNet34 { Stem = Enum.Parse<Stem>(stem) }.Create(channels),
        ["WideResNet", var depth, var widen] => new WideResNet { Depth = Number(depth), Widen = Number(widen) }.Create(channels),
        ["StagedNet", var width] => new StagedNet(channels, channels == 3 ? 6 : 4, Number(width), norms: 2),
        ["DcganGenerator"] => new DcganGenerator(noise: 100, channels: 3),
        ["DcganDiscriminator"] => new DcganDiscriminator(channels),
        ["ResNet50", var stem] => new ResNet50 { Stem = Enum.Parse<Stem>(stem) }.Create(channels),
        ["DenseNet", var depth, var growth, var narrow, var kept] =>
            new DenseNet { Depth = Number(depth), Growth = Number(growth), Bottleneck = bool.Parse(narrow), Compression = Real(kept) }.Create(channels),
        ["PyramidNet", var depth, var alpha, var narrow] =>
            new PyramidNet { Depth = Number(depth), Alpha = Real(alpha), Bottleneck = bool.Parse(narrow) }.Create(channels),
        ["VisionTransformer", var size, .. var rest] when rest.Select(Number).ToArray() is [var patch, var layers, var heads, var width, var hidden] =>
            new VisionTransformer(channels, Number(size), new(patch, layers, heads, width, hidden), null),
        ["EfficientNetB4"] => new EfficientNetB4().Create(channels),
        _ => throw new InvalidOperationException($"No network is called {name}."),
    };

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static double Real(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // As fill() in networks.py.
    static Tensor Filled(string name, Tensor value)
    {
        var wave = (arange(value.numel()).to(float64) + name.Length).sin().reshape(value.shape);
        return value.dim() > 1 ? wave * Math.Sqrt(2.0 * value.shape[0] / value.numel())
            : name.EndsWith("running_var", StringComparison.Ordinal) || name.EndsWith("weight", StringComparison.Ordinal) ? 1 + 0.5 * wave
            : 0.1 * wave;
    }

    [Theory]
    [InlineData(1, 28, 32)]
    [InlineData(1, 16, 8)]
    [InlineData(3, 32, 16)]
    public void The_small_network_takes_images_of_16_to_32_pixels(int channels, int size, int width)
    {
        using var scope = NewDisposeScope();
        var net = new ConvNet { Width = width }.Create(channels);
        var features = net.call(rand(5, channels, size, size));
        Assert.Equal([5, 4 * width], features.shape);
        Assert.True((features >= 0).all().item<bool>());
        features.square().sum().backward();
        Assert.All(net.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
    }

    [Fact]
    public void Networks_begin_with_weights_from_the_default_generator()
    {
        using var scope = NewDisposeScope();
        Func<nn.Module>[] makes = [() => new ConvNet().Create(1), () => new ResNet18().Create(1), () => new WideResNet { Depth = 10 }.Create(1)];
        foreach (var make in makes)
        {
            Assert.True(Weights(1).Equals(Weights(1)));
            Assert.False(Weights(1).Equals(Weights(2)));

            Tensor Weights(long seed)
            {
                manual_seed(seed);
                return cat([.. make().parameters().Select(parameter => parameter.detach().view(-1))]);
            }
        }
    }

    [Fact]
    public void Dropout_drops_in_training_only()
    {
        using var scope = NewDisposeScope();
        var net = new WideResNet { Depth = 10, Widen = 1, Dropout = 0.5 }.Create(1);
        var images = rand(4, 1, 16, 16);
        Assert.False(net.call(images).Equals(net.call(images)));
        net.eval();
        Assert.True(net.call(images).Equals(net.call(images)));
    }

    [Fact]
    public void A_depth_that_makes_no_blocks_is_refused()
    {
        var refusal = Assert.Throws<UserException>(() => new WideResNet { Depth = 20 }.Create(3));
        Assert.Contains("WideResNet.Depth", refusal.Message, StringComparison.Ordinal);
    }
}
