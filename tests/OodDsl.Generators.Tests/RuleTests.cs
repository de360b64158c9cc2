namespace OodDsl.Generators.Tests;

/// <summary>The rules of leakage, training and structure: each fires at the exact place, and not on the correct neighbour.</summary>
public class RuleTests
{
    [Theory]
    [InlineData("labels")]
    [InlineData("targets")]
    [InlineData("outlierLogits")]
    public Task ScoreOfATrainingValue(string value) => AnalyzerRun.Expect(Rules.TrainingOnly, $$"""
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference
        {
            [Score] static Tensor Cheat(Tensor logits, Tensor [|{{value}}|]) => logits.amax(1) + {{value}};
        }
        """, $"'{value}' exists in training only");

    [Fact]
    public Task MetricOfLabels() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Metric] static Tensor Hits(Tensor logits, Tensor labels) => logits.argmax(1).eq(labels);
        }
        """);

    [Theory]
    [InlineData("[Score]", "")]
    [InlineData("[Metric]", "Tensor labels, ")]
    public Task GeneratorInEvaluation(string kind, string more) => AnalyzerRun.Expect(Rules.BatchDraws, $$"""
        [Experiment]
        public partial class Sample : Reference
        {
            {{kind}} static Tensor Noisy(Tensor images, {{more}}Func<Tensor, Tensor> logits, Generator [|random|]) =>
                logits(images + randn(images.shape, generator: random)).amax(1);
        }
        """, "'random' of 'Noisy' is a generator", "write 'Draws random'");

    [Fact]
    public Task GeneratorInAValueThatOnlyTrainingReads() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor Noise(Tensor images, Generator random) => randn([images.shape[0], 10], generator: random);
            [Fit] static Tensor Start(Tensor trainFeatures, Generator random) => trainFeatures[randperm(trainFeatures.shape[0], generator: random)];
            [Loss] static Tensor Push(Tensor logits, Tensor noise) => (logits.sum(1) - noise.sum(1)).square();
            [Score] static Tensor Noisy(Tensor images, Func<Tensor, Tensor> logits, Tensor start, Draws random) =>
                logits(images + random.Normal(images.shape)).amax(1) + start.sum();
        }
        """);

    [Theory]
    [InlineData("Letters", "Letters is Letters")]
    [InlineData("Scripts", "Scripts shares images or their source with Letters")]
    [InlineData("Textures", "Textures is Textures")]
    [InlineData("FashionMnist", "is the held-out classes of FashionMnist")]
    public Task StreamOfTestData(string set, string message) => AnalyzerRun.Expect(Rules.StreamOverlaps, $"""
        [Experiment, [|Outliers<{set}>|], OutlierExposure]
        public partial class Sample : Reference;
        """, message, "FashionMnistOod");

    [Fact]
    public Task ValidationOnTestData() => AnalyzerRun.Expect(Rules.StreamOverlaps, """
        [Experiment, [|OodValidation<Letters>|]]
        public partial class Sample : Reference;
        """, "Letters is Letters", "FashionMnistOod");

    [Fact]
    public Task BenchmarkValidationOnTestData() => AnalyzerRun.Expect(Rules.StreamOverlaps, """
        [InDistribution<FashionMnist>, FarOod<Letters>, [|OodValidation<Scripts>|], OodValidation<Photos>]
        public sealed class Mine : Benchmark;
        """, "Scripts shares images or their source with Letters", "an OOD set of Mine");

    [Fact]
    public Task StreamOfOtherData() => AnalyzerRun.ExpectNone("""
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference;
        """);

    [Fact]
    public Task AugmentationOfTheNetwork() => AnalyzerRun.Expect(Rules.AugmentationAsksNetwork, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Augmentation] static Tensor Guided(Tensor images, Tensor [|features|]) => images + features.mean();
        }
        """);

    [Fact]
    public Task ScoreOfAnUntrainedHead() => AnalyzerRun.Expect(Rules.ScoreReadsUntrained, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear [|Turn|](int featureWidth) => Linear(featureWidth, 4);
            [Score] static Tensor Certain(Tensor turn) => turn.amax(1);
        }
        """, "'Turn'");

    [Fact]
    public Task HeadOfALoss() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);
            [Loss] static Tensor Flat(Tensor turn) => turn.square();
            [Score] static Tensor Certain(Tensor turn) => turn.amax(1);
        }
        """);

    [Fact]
    public Task HeadOfNothing() => AnalyzerRun.Expect(Rules.NothingTrains, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear [|Turn|](int featureWidth) => Linear(featureWidth, 4);
        }
        """);

    /// <summary>What only a fit, metric or threshold reads has to come from somewhere too.</summary>
    [Theory]
    [InlineData("[Metric] static Tensor Uprightness(Tensor turn) => turn.softmax(1)[.., 0];", "'Uprightness' reads its output")]
    [InlineData("[Metric] static Tensor Spread(Tensor trainTurn) => trainTurn.std();", "'Spread' reads its output")]
    [InlineData("[Threshold<Msp>] static double Cut(Tensor validationTurn) => validationTurn.mean().item<float>();", "'Cut' reads its output")]
    [InlineData("[Metric] static Tensor Moved(Tensor images, Func<Tensor, Tensor> turn) => turn(images).amax(1);", "'Moved' reads its output")]
    [InlineData("""
        [Fit] static Tensor Center(Tensor trainTurn) => trainTurn.mean([0]);
            [Score] static Tensor Close(Tensor logits, Tensor center) => -logits.square().sum(1) + center.sum();
        """, "'Center' reads its output")]
    public async Task HeadThatNothingTrains(string reader, string message)
    {
        await AnalyzerRun.Expect(Rules.NothingTrains, Sample("[|Turn|]", ""), message);
        await AnalyzerRun.ExpectNone(Sample("Turn", "[Loss] static Tensor Flat(Tensor turn) => turn.square();"));
        await AnalyzerRun.ExpectNone(Sample("Turn", "[Step] static void Average(Linear turn) => turn.weight!.mul_(0.9);"));

        string Sample(string name, string trainer) => $$"""
            [Experiment]
            public partial class Sample : Reference
            {
                [Head] static Linear {{name}}(int featureWidth) => Linear(featureWidth, 4);
                {{reader}}
                {{trainer}}
            }
            """;
    }

    /// <summary>A published network is there from the beginning, its classifier included; another untrained one is not.</summary>
    [Fact]
    public async Task ScoresOfAPublishedNetwork()
    {
        await AnalyzerRun.ExpectNone("[Experiment, Without<Loss>, ResNet18(Weights = \"torchvision-imagenet1k-v1\")] public partial class Sample : Reference;");
        await AnalyzerRun.ExpectNone("""
            [Experiment, Without<Loss>, Without<Score>, ResNet18(Weights = "torchvision-imagenet1k-v1")]
            public partial class Sample : Reference
            {
                [Module] static Linear Probe(int classes) => Linear(classes, 2);
                [Loss] static Tensor Tell(Tensor images, Linear probe, int classes) => probe.call(images.flatten(1)[.., ..classes]);
                [Score] static Tensor Norm(Tensor features) => features.norm(1);
            }
            """);
        await AnalyzerRun.Expect(Rules.ScoreReadsUntrained, """
            [Experiment, Without<Loss>, Without<Score>, [|ResNet18|]]
            public partial class Sample : Reference
            {
                [Score] static Tensor Norm(Tensor features) => features.norm(1);
            }
            """, "'Backbone'");
        await AnalyzerRun.Expect(Rules.ScoreReadsUntrained, """
            [Experiment, Without<Loss>, ResNet18(Weights = "torchvision-imagenet1k-v1")]
            public partial class Sample : Reference
            {
                [Head] static Linear [|Turn|](int featureWidth) => Linear(featureWidth, 4);
                [Score] static Tensor Certain(Tensor turn) => turn.amax(1);
            }
            """, "'Turn'");
    }

    /// <summary>What a step of plain code is given, it may have made.</summary>
    [Fact]
    public Task ScoreOfAnAverage() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Module] static Linear Slow(int featureWidth, int classes) => Linear(featureWidth, classes);
            [Step] static void Average(Linear slow, Tensor classifierWeight) => slow.weight!.mul_(0.99).add_(0.01 * classifierWeight);
            [Score] static Tensor Certain(Tensor features, Linear slow) => slow.call(features).amax(1);
        }
        """);

    /// <summary>A head that a loss of the trained step reaches only without trace is not trained.</summary>
    [Fact]
    public Task ScoreOfAHeadThatAValueCalls() => AnalyzerRun.Expect(Rules.ScoreReadsUntrained, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear [|Turn|](int featureWidth) => Linear(featureWidth, 4);
            [Value] static Tensor Turned(Tensor features, Tensor images, Func<Tensor, Tensor> turn) => features.sum(1) * turn(images).sum(1);
            [Loss] static Tensor Flat(Tensor turned) => turned.square();
            [Score] static Tensor Certain(Tensor turn) => turn.amax(1);
        }
        """, "'Turn'");

    /// <summary>An arm that drops the loss of a head need not drop the head: it is not built.</summary>
    [Theory]
    [InlineData("[Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);", "[Loss] static Tensor Flat(Tensor turn) => turn.square();")]
    [InlineData("[Module, Adam(LearningRate = 0.1)] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);",
        "[Loss] static Tensor Flat(Tensor features, Linear turn) => turn.call(features).square();")]
    public async Task ArmWithoutTheLossOfAHead(string module, string loss)
    {
        var sample = $$"""
            [Experiment]
            public partial class Sample : Reference
            {
                {{module}}
                {{loss}}
                [Without(nameof(Flat))] partial class Plain : Sample;
            }
            """;
        await AnalyzerRun.ExpectNone(sample);
        var run = TestProject.Of(sample).Run();
        Assert.Contains("Turn", run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Turn", run.Text("sample.plain.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchFromTheCommandLineIsHeldToTheRule()
    {
        var run = TestProject.Of("[Experiment, Mixup] public partial class Sample : Reference { [Without<Mixup>] partial class Plain : Sample; }").Run().Compiles();
        Assert.Contains("new(\"Train.BatchSize\", 128, \"Reference.cs\", new(2, \"Mixup\")),", run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.Contains("new(\"Train.BatchSize\", 128, \"Reference.cs\"),", run.Text("sample.plain.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public Task FitOnTheUntrainedNetwork() => AnalyzerRun.Expect(Rules.FitOnUntrained, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor Center(Tensor [|trainFeatures|]) => trainFeatures.mean([0]);
            [Loss] static Tensor Compact(Tensor features, Tensor center) => (features - center).square().sum(1);
        }
        """);

    [Fact]
    public Task FitAfterTraining() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor Center(Tensor trainFeatures) => trainFeatures.mean([0]);
            [Score] static Tensor Close(Tensor features, Tensor center) => -(features - center).square().sum(1);
        }
        """);

    [Fact]
    public Task WeightOfZero() => AnalyzerRun.Expect(Rules.WeightOfZero, """
        [Experiment]
        public partial class Sample : Reference
        {
            [[|Loss|](Weight = 0)] static Tensor Flat(Tensor logits) => logits.square().mean();
        }
        """);

    [Fact]
    public void AWarningDoesNotStopTheProgram()
    {
        var run = TestProject.Of("""
            [Experiment, Without<Score>]
            public partial class Sample : Reference
            {
                [Loss(Weight = 0)] static Tensor Flat(Tensor logits) => logits.square().mean();
            }
            """).Run().Compiles();
        Assert.Contains("class Run", run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Experiments.Sample.WithArms", run.Text("ExperimentCatalog.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public Task LogThatComputes() => AnalyzerRun.Expect(Rules.LogComputes, """
        [Experiment, Outliers<Photos>]
        public partial class Sample : Reference
        {
            [Log] static Tensor Spread(Tensor [|outlierFeatures|]) => outlierFeatures.mean();
        }
        """);

    [Fact]
    public Task LogThatReads() => AnalyzerRun.ExpectNone("""
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference
        {
            [Log] static Tensor Spread(Tensor outlierFeatures) => outlierFeatures.mean();
        }
        """);

    [Fact]
    public Task MissingSlots() => AnalyzerRun.Expect(Rules.MissingSlot, """
        [Experiment, FashionMnistBackbone, CrossEntropy, Msp, Train, Sgd(LearningRate = 0.1)]
        public partial class [|Sample|] : Experiment;
        public sealed class FashionMnistBackbone : Backbone { public Module<Tensor, Tensor> Create(int channels) => Flatten(); }
        """, "no benchmark", "[Benchmark<FashionMnistOod>]");

    [Fact]
    public Task MissingOptimizer() => AnalyzerRun.Expect(Rules.MissingSlot, """
        [Experiment, Without<Optimizer>]
        public partial class [|Sample|] : Reference;
        """, "no optimizer");

    [Fact]
    public Task NoScores() => AnalyzerRun.Expect(Rules.NoScores, """
        [Experiment, Without<Score>]
        public partial class [|Sample|] : Reference;
        """);

    [Fact]
    public Task StreamOfNothing() => AnalyzerRun.Expect(Rules.StreamUnread, """
        [Experiment, [|Outliers<Photos>|]]
        public partial class Sample : Reference;
        """, "outlierImages");

    [Fact]
    public Task FitOfNothing() => AnalyzerRun.Expect(Rules.FitUnread, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor [|Center|](Tensor trainFeatures) => trainFeatures.mean([0]);
        }
        """);

    /// <summary>What a derived class breaks is shown at the derived class, and what a base broke is shown once.</summary>
    [Fact]
    public Task BrokenByTheDerivedClass() => AnalyzerRun.Expect(Rules.MissingStream, """
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference
        {
            [Without<Outliers<Photos>>] partial class [|Broken|] : Sample;
            partial class Fine : Sample;
        }
        """);

    [Fact]
    public void EveryRuleIsTested()
    {
        var tested = string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests", "OodDsl.Generators.Tests"), "*RuleTests.cs").Select(File.ReadAllText));
        var names = typeof(Rules).GetFields().Where(field => field.IsLiteral).Select(field => field.Name)
            .Where(name => !tested.Contains("Rules." + name + ",", StringComparison.Ordinal));
        Assert.Empty(names);
    }
}
