using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>
/// Every declared operator, through every C# method that reflection can call: values against PyTorch's, gradients against finite differences. The list
/// comes from the declarations, so that an operator without a sample fails.
/// </summary>
public sealed class OperatorTests
{
    const int Seed = 7;

    public static TheoryData<string> Names => [.. OperatorSamples.Names];

    public static TheoryData<string> Differentiable =>
        [.. OperatorSamples.Names.Where(name => OperatorSamples.GradientLeftOut(name) is null && OperatorSamples.Differentiable(name).Contains(true))];

    [Fact]
    public void Every_declared_operator_has_a_sample_or_a_reason()
    {
        var declared = DeclaredMethod.All.Select(method => method.Operator).ToHashSet(StringComparer.Ordinal);
        var covered = OperatorSamples.Names.Concat(OperatorSamples.LeftOut.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.True(declared.SetEquals(covered),
            $"Run oracles/make_operators.py. Without a sample: {string.Join(", ", declared.Except(covered))}. Not declared: {string.Join(", ", covered.Except(declared))}.");
        Assert.DoesNotContain(OperatorSamples.LeftOut.Values, string.IsNullOrWhiteSpace);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_that_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (called, expected) = (0, OperatorSamples.Results(name).SelectMany(Items).ToArray());
        foreach (var method in DeclaredMethod.All.Where(method => method.Operator == name))
        {
            if (method.For(OperatorSamples.Arguments(name), OperatorSamples.Given(name)) is not { } call) continue;
            called++;
            manual_seed(Seed);
            var actual = call(OperatorSamples.Arguments(name)).SelectMany(Items).ToArray();
            if (actual.Length == 0) continue;
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < expected.Length; i++) Same(expected[i], actual[i], $"{method}, result {i}");
        }

        Assert.True(called > 0, "No C# method of this operator can be called with the sample.");
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void A_gradient_is_that_of_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        var sample = OperatorSamples.Arguments(name);
        var call = DeclaredMethod.All.Where(method => method.Operator == name)
            .Select(method => method.For(sample, OperatorSamples.Given(name))).First(function => function is not null)!;
        var constants = OperatorSamples.Constants(name);
        var inputs = sample.Where(item => !constants.Contains(item.Key)).SelectMany(item => item.Value as Tensor[] ?? (item.Value is Tensor tensor ? [tensor] : []))
            .Where(tensor => tensor.dtype == float64).ToArray();
        var forms = OperatorSamples.Forms(name);
        var places = OperatorSamples.Differentiable(name);
        Gradients.Check(at =>
        {
            var next = 0;
            Tensor Replace(Tensor tensor) => tensor.dtype == float64 ? at[next++].clone() : tensor.clone();
            var arguments = sample.ToDictionary(
                item => item.Key,
                item => item.Value switch
                {
                    Tensor tensor when constants.Contains(item.Key) => tensor,
                    Tensor tensor => Formed(Replace(tensor), forms.GetValueOrDefault(item.Key)),
                    Tensor[] list => Array.ConvertAll(list, Replace),
                    var other => other,
                },
                StringComparer.Ordinal);
            manual_seed(Seed);
            var results = call(arguments).SelectMany(Items).Cast<Tensor>().ToArray();
            if (results.Length == 0) results = [.. arguments.Values.SelectMany(value => value as Tensor[] ?? [])];
            return [.. results.Where((_, i) => places[i]).Select(result => result.is_complex() ? view_as_real(result.resolve_conj()) : result)];
        }, inputs);
    }

    static Tensor Formed(Tensor matrix, string? form) => form switch
    {
        null => matrix,
        "symmetric" => (matrix + matrix.mT) / 2,
        "lower" => matrix.tril(),
        _ => throw new InvalidDataException($"There is no form '{form}' of matrices."),
    };

    static IEnumerable<object?> Items(object? result) => result is Tensor[] list ? list : [result];

    static void Same(object? expected, object? actual, string what)
    {
        switch (expected)
        {
            case Tensor tensor:
                var other = Assert.IsAssignableFrom<Tensor>(actual);
                Assert.Equal(tensor.shape, other.shape);
                Assert.Equal(tensor.dtype, other.dtype);
                Same(Elements(tensor), Elements(other), what);
                break;
            case long or double or Complex when actual is Scalar scalar:
                Assert.Equal(Convert.ToDouble(expected, null), scalar.ToDouble());
                break;
            default:
                Assert.Equal(expected, actual is Enum value ? Convert.ToInt64(value, null) : actual);
                break;
        }
    }

    static void Same(double[] expected, double[] actual, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var close = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= 1e-11 * (1 + Math.Abs(expected[i]));
            Assert.True(close, $"{what}, element {i}: {actual[i]:R}, PyTorch has {expected[i]:R}");
        }
    }

    static double[] Elements(Tensor tensor)
    {
        var dense = tensor.is_complex() ? view_as_real(tensor.resolve_conj()) : tensor;
        return dense.numel() == 0 ? [] : Oracles.Elements(dense.resolve_neg());
    }
}
