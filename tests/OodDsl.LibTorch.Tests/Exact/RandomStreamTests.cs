using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>Equal seeds give PyTorch's numbers, bit for bit.</summary>
public sealed class RandomStreamTests
{
    static readonly Dictionary<string, Func<Tensor>> Draws = new(StringComparer.Ordinal)
    {
        ["rand"] = () => rand(5),
        ["randn"] = () => randn(40),
        ["randint"] = () => randint(3, 100, [6L]),
        ["randperm"] = () => randperm(12),
        ["bernoulli"] = () => empty(20).bernoulli_(0.3),
        ["normal"] = () => empty(20, dtype: float64).normal_(1, 2),
        ["dropout"] = () => functional.dropout(ones(20), 0.4),
        ["exponential"] = () => empty(6).exponential_(2),
        ["multinomial"] = () => ones(8).multinomial(5),
        ["generator_rand"] = () => rand(4, generator: Seeded()),
        ["generator_randperm"] = () => randperm(9, generator: Seeded()),
        ["generator_bernoulli"] = () => empty(12).bernoulli_(0.5, Seeded()),
        ["linear"] = () => cat([.. Linear(3, 4).parameters().Select(parameter => parameter.view(-1))]),
        ["conv"] = () => cat([.. Conv2d(2, 3, 3).parameters().Select(parameter => parameter.view(-1))]),
        ["orthogonal"] = () => init.orthogonal_(empty(4, 3)),
        ["kaiming"] = () => init.kaiming_normal_(empty(4, 3), mode: init.FanInOut.FanOut),
        ["trunc"] = () => init.trunc_normal_(empty(8)),
    };

    public static TheoryData<string> Names => [.. Oracles.Names("streams")];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_is_that_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1234);
        var (expected, actual) = (Oracles.Numbers("streams", name), Oracles.Elements(Draws[name]()));
        // The draws are equal; the decomposition after them is LAPACK's, whose versions round differently.
        if (name == "orthogonal") Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        else Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_state_brings_its_stream_back()
    {
        using var scope = NewDisposeScope();
        using var generator = Seeded();
        _ = rand(3, generator: generator);
        var state = generator.get_state();
        var first = Oracles.Elements(randn(20, generator: generator));
        generator.set_state(state);
        Assert.Equal(first, Oracles.Elements(randn(20, generator: generator)));
    }

    static Generator Seeded() => new Generator(1).manual_seed(99);
}
