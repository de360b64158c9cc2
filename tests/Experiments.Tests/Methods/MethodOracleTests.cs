using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;
using Sequential = TorchSharp.Modules.Sequential;

namespace Experiments.Tests;

/// <summary>Losses and scores of the first six methods, as declared, against oracles/methods.py: values and gradients.</summary>
public sealed class MethodOracleTests
{
    static readonly MethodCase[] Cases = Oracle.Cases<MethodCase>("methods.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_specification_in_value_and_gradient(int number) => MethodInputs.Compare(Cases[number], float64, 1e-8, Evaluate);

    /// <summary>Relative to the largest number of a tensor: a loss that is scaled by thousands has an error that is.</summary>
    [Theory, MemberData(nameof(All))]
    public void Equals_it_in_single_precision(int number) => MethodInputs.Compare(Cases[number], float32, 2e-4, Evaluate);

    static Tensor Evaluate(MethodInputs x)
    {
        switch (x.Name.Split('.'))
        {
            case ["Oal", "Distillation"]: return Declaration.Call<Tensor>(typeof(Oal), "Distillation", x["logits"], x["teacherLogits"]);
            case ["Oal", "FeatureDistillation"]:
                var adapter = x.Given("", Declaration.Call<Sequential>(typeof(Oal), "Adapter", 6, 4));
                return Declaration.Call<Tensor>(typeof(Oal), "FeatureDistillation", x["features"], x["teacherFeatures"], adapter);
            case ["FlowDensity", "Tolerance"]:
                return Declaration.Call<Tensor>(typeof(FlowDensity), "Tolerance", x["trainDirection"], x["trainLabels"], (int)x.Number("classes"));
            case ["FlowDensity", .. var arm, var method]:
                var flow = x.Given("", Declaration.Call<Glow>(typeof(FlowDensity), "Flow", 6, 2, 1e-6));
                var experiment = arm is [var name] ? Declaration.Arm(typeof(FlowDensity), name) : typeof(FlowDensity);
                return Declaration.Call<Tensor>(typeof(FlowDensity), method, Declaration.Call<Tensor>(experiment, "Direction", x["features"]), flow);
            case ["Hsic", "Correlation"]:
                var means = Declaration.Call<Tensor>(typeof(Hsic), "ClassMeans", x["trainFeatures"], x["trainLabels"], 3);
                return Declaration.Call<Tensor>(typeof(Hsic), "Correlation", x["features"], means);
            case ["Hsic", .. var arm, "Independence"]:
                return Declaration.Call<Tensor>(arm is [var which] ? Declaration.Arm(typeof(Hsic), which) : typeof(Hsic), "Independence",
                    x["features"], x["outlierFeatures"], x.Number("sigma"), x.Number("strength"), x.Flag("literal"));
            case ["GeneralizedOdin", var kind, var what]: return Odin(kind, what);
            case ["CutMix", _]:
                var targets = nn.functional.one_hot(x["labels"], 4).to(x.Precision);
                var kept = x.Number("kept");
                return new CrossEntropy().Compute(x["logits"], kept * targets + (1 - kept) * targets.index_select(0, x["partner"])).mean();
            case ["Cnc", "Loss"]:
                return new CrossEntropy().Compute(x["logits"], x["labels"]).mean()
                    + Declaration.Call<Tensor>(typeof(Cnc), "ExtraClass", x["auxiliaryLogits"], 3).mean();
            case ["Cnc", var score]: return Declaration.Call<Tensor>(typeof(Cnc), score, x["logits"], 3);
            default: throw new InvalidOperationException($"Nothing computes {x.Name}.");
        }

        Tensor Odin(string kind, string what)
        {
            var type = kind switch
            {
                "Cosine" => typeof(GeneralizedOdin),
                "Inner" => Declaration.Arm(typeof(GeneralizedOdin), "Inner"),
                _ => Declaration.Arm(typeof(GeneralizedOdin), "Euclidean"),
            };
            object[] sizes = kind is "EuclideanSum" ? [5, 3, true] : [5, 3];
            var numerator = x.Given("h.", Declaration.Call<nn.Module<Tensor, Tensor>>(type, "Numerator", sizes));
            var denominator = x.Given("g.", Declaration.Call<Sequential>(typeof(GeneralizedOdin), "Denominator", 5));
            if (what is "Loss")
            {
                var logits = Declaration.Call<Tensor>(typeof(GeneralizedOdin), "Logits", numerator.call(x["features"]), denominator.call(x["features"]));
                return new CrossEntropy().Compute(logits, x["labels"]).mean();
            }
            numerator.eval();
            denominator.eval();
            Func<Tensor, Tensor> confidence = images =>
            {
                var features = images.flatten(1).matmul(x["trunk"].T).relu();
                var (best, certainty) = Declaration.Call<(Tensor, Tensor)>(
                    typeof(GeneralizedOdin), "Confidences", numerator.call(features), denominator.call(features));
                return what is "best" ? best : certainty;
            };
            return Declaration.Call<Tensor>(typeof(GeneralizedOdin), what is "best" ? "H" : "G", x["images"], confidence, x.Number("step"));
        }
    }
}
