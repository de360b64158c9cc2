namespace OodDsl.Generators.Tests;

/// <summary>The rules on what an experiment takes from others, and on what its parts need of each other.</summary>
public class DependencyRuleTests
{
    const string First = "[Experiment] public partial class First : Reference;\n";

    const string OfLetters = """
        [InDistribution<Letters>, FarOod<Textures>] public sealed class LettersOnly : Benchmark;
        [Experiment, Benchmark<LettersOnly>] public partial class First : Reference;

        """;

    const string OfPhotos = """
        [InDistribution<Photos>, FarOod<UniformNoise>] public sealed class PhotosOnly : Benchmark;

        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { Rules.DependencyOverlaps, OfLetters + "[Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;", "Letters is Letters, an OOD set of FashionMnistOod" },
        { Rules.DependencyOverlaps, OfLetters + "[Experiment, [|Teacher<First>|]] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor Told(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits); }", "'First' was trained on what is OOD here" },
        { Rules.DependencyOverlaps, OfLetters + "public sealed class Own : Teacher<First>;\n[Experiment, [|Own|]] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor Told(Tensor logits, Tensor ownLogits) => Kl(ownLogits, logits); }", "'First' was trained on what is OOD here" },
        { Rules.DependencyOverlaps, "[Experiment, Benchmark<FashionMnist10>] public partial class First : Reference;\n"
            + "[Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;", "the held-out classes of FashionMnist" },
        { Rules.DependencyOverlaps, OfPhotos + "[Experiment, Benchmark<PhotosOnly>, Outliers<Textures>, OutlierExposure] public partial class First : Reference;\n"
            + "[Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;", "Textures is Textures" },
        { Rules.OtherBenchmark, OfPhotos + "[Experiment, Benchmark<PhotosOnly>] public partial class First : Reference;\n"
            + "[Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;", "trained on PhotosOnly and not on FashionMnistOod" },
        // Both hold out classes of one set: which ones is not looked at, and it is another benchmark in any case.
        { Rules.OtherBenchmark, "[InDistribution<FashionMnist>, KnownClasses(0, 1), FarOod<UniformNoise>] public sealed class Two : Benchmark;\n"
            + "[Experiment, Benchmark<Two>] public partial class First : Reference;\n"
            + "[Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;", "trained on Two" },
        { Rules.FrozenFromNowhere, "[Experiment, [|Train|](FrozenBackbone = true)] public partial class Sample : Reference;", "random weights" },
        { Rules.FrozenFromNowhere, "[Experiment, ResNet18, [|Train|](FrozenBackbone = true)] public partial class Sample : Reference;", "random weights" },
        { Rules.FrozenFromNowhere, First + "[Experiment, Teacher<First>, [|Train|](FrozenBackbone = true)] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor Told(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits); }", "random weights" },
        { Rules.BatchTooSmall, "[Experiment, Mixup, [|Train|](BatchSize = 1)] public partial class Sample : Reference;", "A batch of 1 is too small for 'Mixup', which needs at least 2" },
        { Rules.LossTrainsNothing, Member("[Loss] static Tensor [|Bright|](Tensor images) => images.mean();"), "'Bright'" },
        { Rules.LossTrainsNothing, First + "[Experiment, Teacher<First>] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor [|Theirs|](Tensor teacherLogits) => teacherLogits.mean(); }", "'Theirs'" },
        { Rules.LossTrainsNothing, First + "[Experiment, StartFrom<First>, Train(FrozenBackbone = true)] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor [|Small|](Tensor features) => features.mean(); }", "'Small'" },
        { Rules.LossTrainsNothing, Member("""
            [Module] static Sequential Critic(int featureWidth) => Sequential(Linear(featureWidth, 1));
            [Step] static Tensor Judge([Update] Sequential critic, Tensor features) => critic.call(features).mean();
            [Buffer] static Tensor Probe(int featureWidth) => ones(1, featureWidth);
            [Loss] static Tensor [|Judged|](Sequential critic, Tensor probe) => critic.call(probe).mean();
            """), "'Judged'" },
        // A value calls the network without trace: nothing of it is open to the loss's gradient.
        { Rules.LossTrainsNothing, Member("""
            [Value] static Tensor Doubt(Tensor images, Func<Tensor, Tensor> logits) => logits(images).logsumexp(1);
            [Loss] static Tensor [|Doubtful|](Tensor doubt) => doubt.mean();
            """), "'Doubtful'" },
        { Rules.MapWithoutMasks, Member("[ScoreMap] static Tensor [|Dark|](Tensor images) => -images.mean([1]);"), "no test set of FashionMnistOod has masks" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public Task Fires(string rule, string sample, string message) => AnalyzerRun.Expect(rule, sample, message);

    public static TheoryData<string> Right =>
    [
        First + "[Experiment, StartFrom<First>, Train(FrozenBackbone = true)] public partial class Sample : Reference;",
        First + "[Experiment, Teacher<First>] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor Told(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits); }",
        "[Experiment, ResNet18(Weights = \"imagenet1k\"), Train(FrozenBackbone = true)] public partial class Sample : Reference;",
        // What a backbone of one's own begins with is its own affair.
        """
        public sealed class Published : Backbone { public Module<Tensor, Tensor> Create(int channels) => Sequential(Flatten()); }
        [Experiment, Published, Train(FrozenBackbone = true)] public partial class Sample : Reference;
        """,
        "[Experiment, Without<Score>] public partial class Stage : Reference;\n[Experiment, StartFrom<Stage>] public partial class Sample : Reference;",
        "[Experiment, Mixup, Train(BatchSize = 2)] public partial class Sample : Reference;",
        "[Experiment, Train(BatchSize = 1)] public partial class Sample : Reference;",
        Member("[Loss] static Tensor Small(Tensor features, Tensor images) => (features.mean() - images.mean()).square();"),
        // Gradients pass through what the value is given, and through a function that the loss itself calls.
        Member("""
            [Value] static Tensor Doubt(Tensor features, Func<Tensor, Tensor> logits, Tensor images) => features.sum(1) * logits(images).logsumexp(1);
            [Loss] static Tensor Doubtful(Tensor doubt) => doubt.mean();
            """),
        Member("[Loss] static Tensor Doubtful(Tensor images, Func<Tensor, Tensor> logits) => logits(images).logsumexp(1);"),
        Member("[Loss] static Tensor Decay(Tensor classifierWeight) => classifierWeight.square().sum();"),
        Member("[Loss] static Tensor Turned(Tensor images, Func<Tensor, Tensor> logits) => logits(images.flip(3)).square().mean();"),
        Member("""
            [Module] static Sequential Critic(int featureWidth) => Sequential(Linear(featureWidth, 1));
            [Buffer] static Tensor Probe(int featureWidth) => ones(1, featureWidth);
            [Loss] static Tensor Judged(Sequential critic, Tensor probe) => critic.call(probe).mean();
            """),
        First + "[Experiment, StartFrom<First>, Train(FrozenBackbone = true)] public partial class Sample : Reference\n"
            + "{ [Loss] static Tensor Flat(Tensor logits) => logits.square().mean(); }",
        "[Experiment, Benchmark<FashionMnistDefects>] public partial class Sample : Reference\n"
            + "{ [ScoreMap] static Tensor Dark(Tensor images) => -images.mean([1]); }",
        // Whether a set of one's own has masks shows when it is loaded.
        """
        public sealed class Scratches : NoiseSet { protected override byte Pixel(uint bits) => (byte)(bits >> 24); }
        [InDistribution<FashionMnist>, FarOod<Cropped<Scratches>>] public sealed class Scratched : Benchmark;
        [Experiment, Benchmark<Scratched>] public partial class Sample : Reference { [ScoreMap] static Tensor Dark(Tensor images) => -images.mean([1]); }
        """,
    ];

    [Theory, MemberData(nameof(Right))]
    public Task DoesNotFire(string sample) => AnalyzerRun.ExpectNone(sample);

    static string Member(string member) => $$"""
        [Experiment]
        public partial class Sample : Reference
        {
            {{member}}
        }
        """;
}
