using Microsoft.CodeAnalysis.CodeFixes;
using OodDsl.CodeFixes;

namespace OodDsl.Generators.Tests;

/// <summary>What an editor offers for a mistake mends it.</summary>
public class CodeFixTests
{
    public static TheoryData<string, string, string, string> Fixes => new()
    {
        { nameof(AxisInBrackets), Rules.AxisTakenForType, InClass("[Score] static Tensor Sum(Tensor features) => features.T.sum(0);"),
            InClass("[Score] static Tensor Sum(Tensor features) => features.T.sum([0]);") },
        { nameof(MakePartial), Rules.NotPartial, "[Experiment]\npublic class Sample : Reference;", "[Experiment]\npublic partial class Sample : Reference;" },
        { nameof(MakePartial), Rules.NotPartial, "// The first.\nclass Group\n{\n    [Experiment] internal sealed class Sample : Reference;\n}",
            "// The first.\npartial class Group\n{\n    [Experiment] internal sealed partial class Sample : Reference;\n}" },
        { nameof(MakeInternal), Rules.Unreachable, InBase("[Score] static Tensor Norm(Tensor features) => features.norm(1);"),
            InBase("[Score] internal static Tensor Norm(Tensor features) => features.norm(1);") },
        { nameof(MakeInternal), Rules.Unreachable, InBase("[Score]\n    // Its length.\n    private static Tensor Norm(Tensor features) => features.norm(1);"),
            InBase("[Score]\n    // Its length.\n    internal static Tensor Norm(Tensor features) => features.norm(1);") },
        { nameof(MakeInternal), Rules.FileLocal, "file sealed class Flat : Loss { public Tensor Compute(Tensor logits) => logits; }",
            "internal sealed class Flat : Loss { public Tensor Compute(Tensor logits) => logits; }" },
        { nameof(AddStream), Rules.MissingStream, InClass("[Loss] static Tensor Push(Tensor outlierLogits) => outlierLogits;"),
            InClass("[Loss] static Tensor Push(Tensor outlierLogits) => outlierLogits;", "[Experiment, Outliers<Photos>]") },
        { nameof(AddStream), Rules.MissingStream, "[Benchmark<FashionMnistOod>]\n[Experiment, OutlierExposure(Weight = 0.5)] // beside\npublic partial class Sample : Reference;",
            "[Benchmark<FashionMnistOod>]\n[Experiment, OutlierExposure(Weight = 0.5), Outliers<Photos>] // beside\npublic partial class Sample : Reference;" },
        { nameof(AddStream), Rules.MissingStream, InClass("[Loss] static Tensor Push(Tensor auxiliaryLogits) => auxiliaryLogits;"),
            InClass("[Loss] static Tensor Push(Tensor auxiliaryLogits) => auxiliaryLogits;", "[Experiment, Auxiliary<Photos>]") },
        { nameof(RenameParameter), Rules.NothingMakes, InClass("[Score] static Tensor Norm(Tensor feature) => feature.square().sum(1) + feature.norm(1);"),
            InClass("[Score] static Tensor Norm(Tensor features) => features.square().sum(1) + features.norm(1);") },
    };

    [Theory, MemberData(nameof(Fixes))]
    public Task Mends(string fix, string rule, string before, string after) => CodeFixRun.Expect(Provider(fix), rule, before, after);

    /// <summary>A head was renamed from Shift to Turn: all that carries the old name follows, in arms too.</summary>
    [Fact]
    public Task ParametersFollowARenamedMember() => CodeFixRun.Expect(new RenameParameter(), Rules.NothingMakes, Renamed("shift", "drawnShift"),
        Renamed("turn", "drawnTurn"), "Rename to 'turn', and every");

    [Fact]
    public async Task AComponentsParameterIsNotRenamed() => Assert.Empty(await CodeFixRun.Offers(new RenameParameter(), Rules.NothingMakes, """
        public sealed class Push : Loss { public Tensor Compute(Tensor logit) => logit; }
        [Experiment, Push] public partial class Sample : Reference;
        """));

    [Fact]
    public async Task WhatIsReadIsNotOffered() => Assert.Equal(["Rename to 'features'"], await CodeFixRun.Offers(
        new RenameParameter(), Rules.NothingMakes, InClass("""
            [Value] static Tensor Direction(Tensor features) => features;
            [Score] static Tensor Norm(Tensor feature, Tensor direction) => (feature + direction).norm(1);
            """)));

    static string Renamed(string value, string drawn) => $$"""
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);
            [Loss] static Tensor Told(Tensor {{value}}, Tensor labels) => cross_entropy({{value}}, labels.remainder(4));
            [Value] static Tensor DrawnImages(Tensor images) => images.flip(3);
            [Score] static Tensor Both(Tensor {{drawn}}, Tensor {{value}}) => ({{drawn}} + {{value}}).amax(1);
            partial class Half : Sample
            {
                [Loss] static new Tensor Told(Tensor {{value}}) => {{value}}.square() / 2;
            }
        }
        """;

    static CodeFixProvider Provider(string name) => name switch
    {
        nameof(AxisInBrackets) => new AxisInBrackets(),
        nameof(MakePartial) => new MakePartial(),
        nameof(MakeInternal) => new MakeInternal(),
        nameof(AddStream) => new AddStream(),
        _ => new RenameParameter(),
    };

    static string InClass(string member, string attributes = "[Experiment]") =>
        $"{attributes}\npublic partial class Sample : Reference\n{{\n    {member}\n}}";

    static string InBase(string member) =>
        $"public abstract class Base : Reference\n{{\n    {member}\n}}\n[Experiment] public partial class Sample : Base;";
}
