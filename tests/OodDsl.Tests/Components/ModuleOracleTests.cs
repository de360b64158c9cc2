using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Values and gradients of modules with given weights against oracles/modules.py.</summary>
public class ModuleOracleTests
{
    public sealed record ModuleCase(string Name, Dictionary<string, PackedTensor> State, Dictionary<string, PackedTensor> Inputs, PackedTensor Value,
        PackedTensor Upstream, Dictionary<string, PackedTensor> Gradients);

    static readonly ModuleCase[] Cases = Oracle.Cases<ModuleCase>("modules.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition_in_value_and_gradient(int number)
    {
        using var scope = NewDisposeScope();
        var oracle = Cases[number];
        var (module, evaluate) = Make(oracle.Name);
        module.to(float64);
        module.eval();
        var state = module.state_dict();
        // What a case leaves out are flags.
        using (no_grad())
            foreach (var (name, value) in oracle.State) state[name].copy_(value.Unpack());
        Assert.Empty(oracle.Gradients.Keys.Except(module.named_parameters().Select(parameter => parameter.name).Concat(oracle.Inputs.Keys)
            .Concat(["block0.linear.sign", "block1.linear.sign"]), StringComparer.Ordinal));
        var x = oracle.Inputs.ToDictionary(pair => pair.Key, pair => pair.Value.Unpack().requires_grad_(), StringComparer.Ordinal);

        var result = evaluate(x);

        Close.To(oracle.Value, result, what: oracle.Name);
        (result * oracle.Upstream.Unpack()).sum().backward();
        var parameters = module.named_parameters().ToDictionary(parameter => parameter.name, parameter => parameter.parameter, StringComparer.Ordinal);
        foreach (var (name, gradient) in oracle.Gradients)
        {
            if (x.TryGetValue(name, out var input)) Close.To(gradient, input.grad!, 1e-8, $"gradient of {name}");
            else if (parameters.TryGetValue(name, out var parameter)) Close.To(gradient, parameter.grad!, 1e-8, $"gradient of {name}");
        }
    }

    static (nn.Module Module, Func<Dictionary<string, Tensor>, Tensor> Evaluate) Make(string name)
    {
        switch (name)
        {
            case "Club" or "ClubLikelihood":
                var club = new Club(3, 4, mean: [6, 5], variance: [7]);
                return (club, x => name == "Club" ? club.Bound(x["x"], x["y"]) : club.LogLikelihood(x["x"], x["y"]));
            case "Glow":
                var glow = new Glow(5, 2);
                return (glow, x => glow.LogDensity(x["rows"]));
            case "CosineLinear":
                var cosine = new CosineLinear(6, 3);
                return (cosine, x => cosine.call(x["features"]));
            default:
                var euclidean = new EuclideanLinear(6, 3, sum: name == "EuclideanSum");
                return (euclidean, x => euclidean.call(x["features"]));
        }
    }
}
