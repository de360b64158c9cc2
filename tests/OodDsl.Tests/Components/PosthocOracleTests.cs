using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The post-hoc scores against oracles/posthoc.py, in double and in single precision.</summary>
public class PosthocOracleTests
{
    static readonly OracleWorld[] Worlds = Oracle.Cases<OracleWorld>("posthoc.json");

    /// <summary>Scores that count in bins or compare ranks: rounding may move a value over a border, so they are compared in double precision only.</summary>
    static readonly string[] Counting = ["Nac", "WeiPer", "Cfood"];

    public static TheoryData<string> All => [.. Worlds[0].Scores.Select(score => score.Name).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition(string name) => Check(name, float64, 1e-7);

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition_in_single_precision(string name)
    {
        if (!Counting.Contains(name, StringComparer.Ordinal)) Check(name, float32, 5e-4);
    }

    [Fact]
    public void Every_score_has_an_oracle_or_a_test_of_its_own() => Assert.Equal(
        PosthocWorld.Names.Where(name => name != "McDropout").Order(StringComparer.Ordinal),
        Worlds[0].Scores.Select(score => score.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    static void Check(string name, ScalarType precision, double tolerance)
    {
        foreach (var world in Worlds)
        {
            using var scope = NewDisposeScope();
            var inputs = PosthocWorld.Of(world.Tensors, precision);
            foreach (var score in world.Scores.Where(score => score.Name == name))
                Close.To(score.Value, inputs.Score(name, score.Numbers), tolerance, $"{name} {string.Join(", ", score.Numbers)} of {inputs.Train.shape[0]} rows");
        }
    }

    sealed record OracleWorld(Dictionary<string, PackedTensor> Tensors, OracleScore[] Scores);

    sealed record OracleScore(string Name, Dictionary<string, double> Numbers, PackedTensor Value);
}
