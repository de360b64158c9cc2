using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The scores against oracles/scores.py, in double and in single precision.</summary>
public class ScoreOracleTests
{
    static readonly ComponentCase[] Cases = Oracle.Cases<ComponentCase>("scores.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition(int number)
    {
        using var scope = NewDisposeScope();
        Close.To(Cases[number].Value, Evaluate(Cases[number], float64), 1e-8, Cases[number].ToString());
    }

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition_in_single_precision(int number)
    {
        using var scope = NewDisposeScope();
        Close.To(Cases[number].Value, Evaluate(Cases[number], float32), 2e-4, Cases[number].ToString());
    }

    static Tensor Evaluate(ComponentCase oracle, ScalarType precision)
    {
        Tensor In(string name) => oracle.Tensors[name].Unpack() is var x && x.is_integral() ? x : x.to(precision);
        switch (oracle.Name)
        {
            case nameof(Msp): return new Msp().Compute(In("logits"));
            case nameof(MaxLogit): return new MaxLogit().Compute(In("logits"));
            case nameof(Energy): return new Energy { Temperature = oracle.Numbers["temperature"] }.Compute(In("logits"));
            case nameof(Knn):
                return new Knn { K = (int)oracle.Numbers["k"] }.Compute(Neighbours.Of(In("test"), NeighbourIndex.Of(In("train"))));
            case nameof(Mahalanobis):
                var mahalanobis = new Mahalanobis();
                var (means, whitening) = mahalanobis.Fit(In("train"), In("labels"));
                return mahalanobis.Compute(In("test"), means, whitening);
            case nameof(Vim):
                var vim = new Vim { Dimension = (int)oracle.Numbers["dimension"] };
                Tensor Logits(Tensor features) => features.matmul(In("weight").T) + In("bias");
                var (origin, residual, alpha) = vim.Fit(In("train"), Logits(In("train")), PrincipalSpace.Of(In("train"), In("weight"), In("bias")));
                return vim.Compute(In("test"), Logits(In("test")), origin, residual, alpha);
            default: throw new InvalidOperationException($"No score is called {oracle.Name}.");
        }
    }
}
