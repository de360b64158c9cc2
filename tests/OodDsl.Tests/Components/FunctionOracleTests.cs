using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Values and gradients of losses and functions against oracles/functions.py.</summary>
public class FunctionOracleTests
{
    static readonly ComponentCase[] Cases = Oracle.Cases<ComponentCase>("functions.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition_in_value_and_gradient(int number)
    {
        using var scope = NewDisposeScope();
        var oracle = Cases[number];
        var inputs = oracle.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.Unpack(), StringComparer.Ordinal);
        foreach (var name in oracle.Gradients.Keys) inputs[name].requires_grad_();

        var value = Evaluate(oracle, inputs);

        Close.To(oracle.Value, value, what: oracle.ToString());
        if (oracle.Gradients.Count == 0) return;
        (value * oracle.Upstream.Unpack()).sum().backward();
        foreach (var (name, gradient) in oracle.Gradients) Close.To(gradient, inputs[name].grad!, what: $"gradient of {name} in {oracle}");
    }

    static Tensor Evaluate(ComponentCase oracle, Dictionary<string, Tensor> x) => oracle.Name switch
    {
        "OutlierExposure" => new OutlierExposure().Compute(x["logits"]),
        "CrossEntropy" => new CrossEntropy { Smoothing = oracle.Numbers["smoothing"] }.Compute(x["logits"], x["targets"]),
        nameof(Functions.UniformCrossEntropy) => Functions.UniformCrossEntropy(x["logits"]),
        nameof(Functions.SmoothedCrossEntropy) => Functions.SmoothedCrossEntropy(x["logits"], x["labels"], x["smoothing"]),
        nameof(Functions.LogLoss) => Functions.LogLoss(x["logits"], x["labels"]),
        nameof(Functions.Kl) => Functions.Kl(x["targets"], x["logits"]),
        nameof(Functions.Confidence) => Functions.Confidence(x["logits"]),
        nameof(Functions.MeanWhere) => Functions.MeanWhere(x["mask"].to(@bool), x["rows"]),
        nameof(Functions.MeanPerClass) => Functions.MeanPerClass(x["rows"], x["labels"], (long)oracle.Numbers["classes"]),
        nameof(Functions.RbfKernel) => Functions.RbfKernel(x["a"], x["b"], oracle.Numbers["sigma"]),
        nameof(Functions.BiasedHsic) => Functions.BiasedHsic(x["a"], x["b"], oracle.Numbers["sigma"]),
        nameof(Functions.PairUniformity) => Functions.PairUniformity(x["rows"]),
        nameof(Functions.SquaredDistance) => Functions.SquaredDistance(x["rows"], x["center"], x["precision"]),
        nameof(Functions.ShrunkGaussian) => Functions.ShrunkGaussian(x["rows"]).precision,
        "ShrunkGaussianCenter" => Functions.ShrunkGaussian(x["rows"]).center,
        nameof(Functions.ClubBound) => Functions.ClubBound(x["mean"], x["logVariance"], x["y"]),
        nameof(Functions.NtXent) => Functions.NtXent(x["rows"], oracle.Numbers["temperature"]),
        nameof(Functions.SupCon) => Functions.SupCon(x["rows"], x["labels"], oracle.Numbers["temperature"], oracle.Numbers["countSelf"] > 0),
        nameof(Functions.PoseError) => Functions.PoseError(x["pose"], x["poses"]),
        nameof(Functions.PoseProbability) => Functions.PoseProbability(x["pose"]),
        nameof(Functions.Windows) => Functions.Windows(x["images"], (int)oracle.Numbers["size"], (int)oracle.Numbers["stride"]),
        nameof(Functions.Spread) => Functions.Spread(x["rows"], x["images"], (int)oracle.Numbers["size"], (int)oracle.Numbers["stride"]),
        nameof(Functions.RealOrFake) => Functions.RealOrFake(x["probability"], oracle.Numbers["target"]),
        nameof(GaussianMixture) => Sorted(GaussianMixture.Of(x["rows"], 2), (int)oracle.Numbers["iterations"]),
        nameof(GaussianMixture.PosteriorOfLowest) => GaussianMixture.Of(x["rows"], 2).PosteriorOfLowest(x["rows"]),
        _ => throw new InvalidOperationException($"No function is called {oracle.Name}."),
    };

    // Components have no order: here, by mean.
    static Tensor Sorted(GaussianMixture mixture, int iterations)
    {
        Assert.Equal(iterations, mixture.Iterations);
        return stack([mixture.Weights, mixture.Means, mixture.Variances]).index_select(1, mixture.Means.argsort());
    }
}
