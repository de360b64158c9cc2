using OodDsl.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>What an oracle's case gives to a declaration, in a precision: tensors, numbers, and modules with the case's parameters.</summary>
sealed class MethodInputs
{
    readonly MethodCase oracle;
    readonly Dictionary<string, Tensor> tensors;

    public MethodInputs(MethodCase oracle, ScalarType precision)
    {
        (this.oracle, Precision) = (oracle, precision);
        tensors = oracle.Tensors.ToDictionary(pair => pair.Key, pair => Unpack(pair.Value), StringComparer.Ordinal);
        foreach (var name in oracle.Gradients.Keys.Where(tensors.ContainsKey)) tensors[name].requires_grad_();
    }

    public string Name => oracle.Name;

    public ScalarType Precision { get; }

    public Tensor this[string name] => tensors[name];

    /// <summary>The modules that <see cref="Given"/> has made, by prefix.</summary>
    public Dictionary<string, nn.Module> Modules { get; } = new(StringComparer.Ordinal);

    public double Number(string name) => oracle.Numbers[name];

    public bool Flag(string name) => Number(name) > 0;

    /// <summary>A module with the case's parameters and buffers: those whose names begin with a prefix.</summary>
    public T Given<T>(string prefix, T module) where T : nn.Module
    {
        module.to(Precision);
        var state = module.state_dict();
        using (no_grad())
            foreach (var (name, value) in oracle.State.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
                state[name[prefix.Length..]].copy_(value.Unpack());
        Modules.Add(prefix, module);
        return module;
    }

    public Tensor Unpack(PackedTensor packed) => packed.Integer ? packed.Unpack() : packed.Unpack().to(Precision);

    /// <summary>Compares a declaration's value, and its gradients, with the case's; relative to the largest number of each tensor.</summary>
    public static void Compare(MethodCase oracle, ScalarType precision, double tolerance, Func<MethodInputs, Tensor> evaluate)
    {
        using var scope = NewDisposeScope();
        var x = new MethodInputs(oracle, precision);
        var value = evaluate(x);
        Near(oracle.Value, value, "value");
        if (oracle.Gradients.Count == 0) return;
        (value * x.Unpack(oracle.Upstream)).sum().backward();
        var parameters = x.Modules.SelectMany(part => part.Value.named_parameters().Select(p => (Name: part.Key + p.name, p.parameter)))
            .ToDictionary(p => p.Name, p => p.parameter.grad, StringComparer.Ordinal);
        foreach (var (name, gradient) in oracle.Gradients)
        {
            var actual = x.tensors.TryGetValue(name, out var input) ? input.grad : parameters[name];
            Near(gradient, actual!, $"gradient of {name}");
        }

        void Near(PackedTensor expected, Tensor actual, string what)
        {
            var largest = Math.Max(1, expected.Data.Max(Math.Abs));
            Assert.Equal(expected.Shape, actual.shape);
            Close.To([.. expected.Data.Select(Scaled)], [.. Close.Numbers(actual).Select(Scaled)], tolerance, $"{what} of {oracle}");

            double Scaled(double number) => number / largest;
        }
    }
}
