using System.Text.Json;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>What PyTorch 1.13 computed; <c>oracles/make_oracles.py</c> made it.</summary>
static class Oracles
{
    static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var stream = typeof(Oracles).Assembly.GetManifestResourceStream("oracles.json")
            ?? throw new InvalidOperationException("The test assembly lacks its resource oracles.json.");
        return JsonDocument.Parse(stream).RootElement;
    });

    public static IEnumerable<string> Names(string section) => Root.Value.GetProperty(section).EnumerateObject().Select(item => item.Name);

    public static (long[] Shape, double[] Data) Value(string name)
    {
        var entry = Root.Value.GetProperty("values").GetProperty(name);
        return (
            [.. entry.GetProperty("shape").EnumerateArray().Select(item => item.GetInt64())],
            [.. entry.GetProperty("data").EnumerateArray().Select(item => item.GetDouble())]);
    }

    public static double[] Numbers(string section, string name) =>
        [.. Root.Value.GetProperty(section).GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];

    /// <summary>The script's <c>wave</c>: numbers that every language computes alike.</summary>
    public static Tensor Wave(long[] shape, double shift = 0) =>
        tensor(Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => Math.Sin((i * 0.7) + 0.3 + shift)).ToArray(), shape);

    public static double[] Elements(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var elements = tensor.detach().to(float64, CPU).contiguous().data<double>();
        return elements.ToArray();
    }
}
