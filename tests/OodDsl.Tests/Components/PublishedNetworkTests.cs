using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>
/// Networks under the names that published checkpoints have: with every weight made of its name, the logits are those of torchvision's networks, and of
/// OpenOOD's written in PyTorch.
/// </summary>
public sealed class PublishedNetworkTests
{
    static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };
    static readonly Dictionary<string, Expected> Oracles = Read();

    sealed record Expected(long Parameters, double[][] Logits);

    public static TheoryData<string> Names => [.. Oracles.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Give_the_logits_of_the_published_ones(string name)
    {
        var (backbone, head, side) = Network(name);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var net = backbone.Invoke();
        var parameters = net.parameters().Sum(parameter => parameter.numel());
        foreach (var (key, tensor) in net.state_dict())
            if (tensor.is_floating_point()) tensor.copy_(Value(key, tensor.shape));
        net.eval();
        var features = net.call(Images(side));
        var (weight, bias) = (Value($"{head}.weight", [10, features.shape[1]]), Value($"{head}.bias", [10]));
        var logits = nn.functional.linear(features, weight, bias);

        var expected = Oracles[name];
        Assert.Equal(expected.Parameters, parameters + weight.numel() + bias.numel());
        for (var row = 0; row < 2; row++)
            for (var k = 0; k < 10; k++) Assert.Equal(expected.Logits[row][k], logits[row, k].item<float>(), 2e-4);
    }

    static (Func<nn.Module<Tensor, Tensor>> Backbone, string Head, int Side) Network(string name) => name switch
    {
        "resnet18-32" => (() => new ResNet18().Create(3), "fc", 32),
        "resnet18-64" => (() => new ResNet18().Create(3), "fc", 64),
        "resnet18-224" => (() => new ResNet18 { Stem = Stem.Large }.Create(3), "fc", 224),
        "resnet50" => (() => new ResNet50().Create(3), "fc", 224),
        "wrn-40-2" => (() => new WideResNet().Create(3), "fc", 32),
        "wrn-28-10" => (() => new WideResNet { Depth = 28, Widen = 10 }.Create(3), "fc", 32),
        "densenet-bc-100" => (() => new DenseNet().Create(3), "fc", 32),
        "lenet" => (() => new LeNet().Create(3), "fc", 28),
        "vit-b16" => (() => new VitB16().Create(3), "heads.head", 224),
        "swin-t" => (() => new SwinT().Create(3), "head", 224),
        // Places that are no multiple of the window, and one window that covers all.
        "swin-t-96" => (() => new SwinT().Create(3), "head", 96),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no network"),
    };

    static Tensor Images(int side) => tensor([.. Uniform("images", 2 * 3 * side * side).Select(value => (float)value)], [2, 3, side, side]);

    // As published_networks.py does it.
    static Tensor Value(string name, long[] shape)
    {
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        var isWeight = name.EndsWith("weight", StringComparison.Ordinal);
        var spread = shape.Length >= 2 && isWeight ? Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, (product, size) => product * size)) : 0.1;
        var isScale = name.EndsWith("running_var", StringComparison.Ordinal) || (shape.Length == 1 && isWeight);
        var values = new float[count];
        var n = 0;
        foreach (var u in Uniform(name, count)) values[n++] = (float)(isScale ? 0.5 + u : ((2 * u) - 1) * spread);
        return tensor(values, shape);
    }

    static IEnumerable<double> Uniform(string name, int count)
    {
        var seed = Encoding.UTF8.GetBytes(name).Aggregate(0xCBF29CE484222325, (hash, value) => (hash ^ value) * 0x100000001B3);
        for (var n = 1UL; n <= (ulong)count; n++)
        {
            var z = seed + (n * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            yield return (z >> 40) / (double)(1 << 24);
        }
    }

    static Dictionary<string, Expected> Read()
    {
        using var stream = typeof(PublishedNetworkTests).Assembly.GetManifestResourceStream("published_networks.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Expected>>(stream, Options)!;
    }
}
