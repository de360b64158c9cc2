using System.Globalization;
using System.Numerics;
using System.Text.Json;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>One call of every declared operator and what PyTorch 1.13 gave; <c>oracles/make_operators.py</c> made them.</summary>
static class OperatorSamples
{
    const string LeftOutKey = "left out";

    static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var stream = typeof(OperatorSamples).Assembly.GetManifestResourceStream("operators.json")
            ?? throw new InvalidOperationException("The test assembly lacks its resource operators.json.");
        return JsonDocument.Parse(stream).RootElement;
    });

    /// <summary>The operators with a sample: <c>sum.dim_IntList</c>.</summary>
    public static IEnumerable<string> Names => Root.Value.EnumerateObject().Select(item => item.Name).Where(name => name != LeftOutKey);

    /// <summary>Operators without a sample, and why.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut =>
        Root.Value.GetProperty(LeftOutKey).EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!, StringComparer.Ordinal);

    /// <summary>The arguments by the schema's names: tensors, lists of tensors, numbers, lists of numbers, texts or null.</summary>
    public static Dictionary<string, object?> Arguments(string name) =>
        Root.Value.GetProperty(name).GetProperty("arguments").EnumerateObject().ToDictionary(item => item.Name, item => Read(item.Value), StringComparer.Ordinal);

    /// <summary>The results in the schema's order.</summary>
    public static object?[] Results(string name) => [.. Root.Value.GetProperty(name).GetProperty("results").EnumerateArray().Select(Read)];

    /// <summary>The arguments of the sample that are not the schema's defaults.</summary>
    public static string[] Given(string name) => [.. Root.Value.GetProperty(name).GetProperty("given").EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>The forms that matrices among the arguments have: <c>symmetric</c> or <c>lower</c>.</summary>
    public static Dictionary<string, string> Forms(string name) =>
        Root.Value.GetProperty(name).GetProperty("arguments").EnumerateObject()
            .Where(item => item.Value.ValueKind == JsonValueKind.Object && item.Value.TryGetProperty("form", out _))
            .ToDictionary(item => item.Name, item => item.Value.GetProperty("form").GetString()!, StringComparer.Ordinal);

    /// <summary>Whether PyTorch's results have gradients if the arguments ask for them, lists item by item.</summary>
    public static bool[] Differentiable(string name) => [.. Flags(Root.Value.GetProperty(name).GetProperty("differentiable"))];

    /// <summary>Arguments that PyTorch does not differentiate by.</summary>
    public static string[] Constants(string name) =>
        Root.Value.GetProperty(name).TryGetProperty("constants", out var names) ? [.. names.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>Why the gradient is not checked, or null if it is.</summary>
    public static string? GradientLeftOut(string name) =>
        Root.Value.GetProperty(name).TryGetProperty("gradient", out var reason) ? reason.GetString() : null;

    static IEnumerable<bool> Flags(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flags) : [element.GetBoolean()];

    static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : (object)element.GetDouble(),
        JsonValueKind.Array => List([.. element.EnumerateArray().Select(Read)]),
        _ when element.TryGetProperty("re", out var real) => new Complex(real.GetDouble(), element.GetProperty("im").GetDouble()),
        _ => ReadTensor(element),
    };

    static object List(object?[] items) =>
        items.Length > 0 && Array.TrueForAll(items, item => item is Tensor) ? Array.ConvertAll(items, item => (Tensor)item!)
        : Array.TrueForAll(items, item => item is long) ? Array.ConvertAll(items, item => (long)item!)
        : items;

    static Tensor ReadTensor(JsonElement element)
    {
        var type = (ScalarType)element.GetProperty("dtype").GetInt32();
        var shape = element.GetProperty("shape").EnumerateArray().Select(item => item.GetInt64()).ToArray();
        var complex = type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
        using var numbers = tensor(element.GetProperty("data").EnumerateArray().Select(Number).ToArray());
        return complex ? view_as_complex(numbers.reshape([.. shape, 2])).to(type).clone() : numbers.reshape(shape).to(type).clone();
    }

    static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => element.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" => double.NaN,
            var other => double.Parse(other!, CultureInfo.InvariantCulture),
        },
        _ => element.GetDouble(),
    };
}
