using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>Modules made after the same seed have PyTorch's names, shapes and numbers, and their files bring their states back.</summary>
public sealed class ModuleTests
{
    static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var stream = typeof(ModuleTests).Assembly.GetManifestResourceStream("modules.json")
            ?? throw new InvalidOperationException("The test assembly lacks its resource modules.json.");
        return JsonDocument.Parse(stream).RootElement;
    });

    public static TheoryData<string> Names => [.. Root.Value.EnumerateObject().Select(item => item.Name)];

    [Fact]
    public void Every_case_has_an_oracle() =>
        Assert.Equal(Root.Value.EnumerateObject().Select(item => item.Name).Order(StringComparer.Ordinal), ModuleCases.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_is_that_of_PyTorch(string name) => InDoubles(() =>
    {
        var expected = Root.Value.GetProperty(name);
        manual_seed(11);
        var (module, use) = ModuleCases.Make(name);
        using var owned = module;
        var state = expected.GetProperty("state").EnumerateObject().Select(item => $"{item.Name} {item.Value}");
        Assert.Equal(state, module.state_dict().Select(item => $"{item.Key} [{string.Join(", ", item.Value.shape)}]"));
        var results = expected.GetProperty("results").EnumerateArray().ToArray();
        var actual = use();
        Assert.Equal(results.Length, actual.Length);
        for (var i = 0; i < results.Length; i++)
        {
            Assert.Equal(results[i].GetProperty("shape").EnumerateArray().Select(item => item.GetInt64()), actual[i].shape);
            var numbers = results[i].GetProperty("data").EnumerateArray().Select(item => item.GetDouble()).ToArray();
            var elements = Oracles.Elements(actual[i]);
            for (var j = 0; j < numbers.Length; j++)
                Assert.True(Math.Abs(numbers[j] - elements[j]) <= 1e-11 * (1 + Math.Abs(numbers[j])), $"result {i}, element {j}: {elements[j]:R}, PyTorch has {numbers[j]:R}");
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_brings_the_state_back(string name) => InDoubles(() =>
    {
        using var saved = ModuleCases.Make(name).Module;
        using var loaded = ModuleCases.Make(name).Module;
        using var file = new MemoryStream();
        saved.save(file);
        file.Position = 0;
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        loaded.load(file, loadedParameters: names);
        Assert.Equal(saved.state_dict().Keys, names.Keys);
        Assert.All(names.Values, Assert.True);
        foreach (var (key, value) in saved.state_dict()) Assert.True(loaded.state_dict()[key].allclose(value, rtol: 0, atol: 0), key);
    });

    [Fact]
    public void A_file_of_another_module_is_refused_and_changes_nothing() => InDoubles(() =>
    {
        using var saved = Linear(3, 2);
        using var other = Linear(2, 3);
        using var named = Sequential(("first", Linear(3, 2)));
        using var file = new MemoryStream();
        saved.save(file);
        var before = Oracles.Elements(other.weight);
        foreach (var target in new Module[] { other, named })
        {
            file.Position = 0;
            var message = Assert.ThrowsAny<Exception>(() => target.load(file)).Message;
            Assert.Contains("weight", message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Oracles.Elements(other.weight));
        file.Position = 0;
        named.load(file, strict: false);
    });

    [Fact]
    public void Another_type_keeps_the_parameter_objects()
    {
        using var scope = NewDisposeScope();
        using var module = Linear(3, 2);
        var weight = module.weight;
        module.to(ScalarType.Float64);
        Assert.Same(weight, module.weight);
        Assert.Equal(float64, weight.dtype);
        Assert.Equal(float64, module.call(ones(1, 3, dtype: float64)).dtype);
    }

    static void InDoubles(Action test)
    {
        using var scope = NewDisposeScope();
        var type = get_default_dtype();
        set_default_dtype(float64);
        try
        {
            test();
        }
        finally
        {
            set_default_dtype(type);
        }
    }
}
