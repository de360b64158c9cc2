namespace OodDsl.Generators.Tests;

/// <summary>The rules on the code of experiments and components: each fires at the exact place, and not on the correct neighbour.</summary>
public class CodeRuleTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { Rules.AxisTakenForType, InScore("=> features.sum([|0|]);"), "the type 'Byte'" },
        { Rules.AxisTakenForType, InScore("{ var mean = features.mean([1]); return mean.sum([|0|]); }"), "write sum([0])" },
        { Rules.StaticTensor, "static readonly Tensor [|Table|] = zeros(3);", "'Table'" },
        { Rules.StaticTensor, "static Tensor? [|bank|];", "[Buffer]" },
        { Rules.StaticTensor, "static readonly List<(Tensor, int)> [|Banks|] = [];", "'Banks'" },
        { Rules.StaticTensor, "static Tensor [|Table|] { get; } = zeros(3);", "'Table'" },
        { Rules.StaticTensor, "static readonly Linear [|Layer|] = Linear(3, 3);", "'Layer'" },
        { Rules.Await, "static async Task<Tensor> Later(Tensor x) { [|await|] Task.Yield(); return x; }", "'Later'" },
        {
            Rules.Await, "static async Task Each(IAsyncEnumerable<Tensor> all) { [|await|] foreach (var one in all) one.Dispose(); }",
            "'Each'"
        },
    };

    [Theory, MemberData(nameof(Wrong))]
    public Task Fires(string rule, string member, string message) => AnalyzerRun.Expect(rule, In(member), message);

    public static TheoryData<string> Right => new()
    {
        InScore("=> features.sum([0]);"),
        InScore("=> features.sum(1);"),
        InScore("=> features.sum([1], type: 0);"),
        InScore("=> features.to(float32);"),
        "static Tensor Table => zeros(3);",
        "static readonly double[] Grid = [0, 1];",
        "static readonly Func<Tensor, Tensor> Squash = x => x.sigmoid();",
        "static Task<Tensor> Later(Tensor x) => Task.FromResult(x);",
    };

    [Theory, MemberData(nameof(Right))]
    public Task DoesNotFire(string member) => AnalyzerRun.ExpectNone(In(member));

    [Fact]
    public Task FileLocalComponent() => AnalyzerRun.Expect(Rules.FileLocal, """
        file sealed class [|Flat|] : Loss
        {
            public Tensor Compute(Tensor logits) => logits.square();
        }
        """, "'Flat'", "make it internal");

    [Fact]
    public Task FileLocalHelper() => AnalyzerRun.ExpectNone("""
        file static class Rows { public static Tensor Zero { get; } = zeros(1); }
        [Experiment]
        public partial class Sample : Reference
        {
            [Score] static Tensor Norm(Tensor features) => features.norm(1) + Rows.Zero;
        }
        """);

    [Fact]
    public Task StateOfAComponent() => AnalyzerRun.Expect(Rules.StaticTensor, """
        sealed class Flat : Loss
        {
            static Tensor? [|last|];
            public Tensor Compute(Tensor logits) => last = logits.square();
        }
        """);

    static string In(string member) => $$"""
        [Experiment]
        public partial class Sample : Reference
        {
            {{member}}
        }
        """;

    static string InScore(string body) => "[Score] static Tensor Sum(Tensor features) " + body;
}
