using static OodDsl.Generators.Tests.GeneratedText;

namespace OodDsl.Generators.Tests;

/// <summary>What declarations turn into. Every sample compiles with what is generated from it.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public void SeveralStreamsRunThroughOneChain() => Expect("""
        sealed class Proxies<T> : DataStream<T> where T : DataSet;
        [Experiment, Outliers<Photos>, Outliers<GaussianNoise>, Proxies<Photos>(Ratio = 0.5)]
        public partial class Sample : Reference
        {
            [Loss] static Tensor Push(Tensor outlierLogits, Tensor proxyFeatures, Tensor proxyLabels, int proxyClasses, int outlierClasses) =>
                outlierLogits.sum() + proxyFeatures.sum() + proxyLabels.sum() * proxyClasses * outlierClasses;
        }
        """,
        "outliers = context.Stream(\"outlier\", declared.Train, declared.Outliers.Ratio, new Photos(), new GaussianNoise());",
        "proxies = context.Stream(\"proxy\", declared.Train, declared.Proxies.Ratio, new Photos());",
        "var (rawProxyImages, proxyLabels) = proxies.Next(step);",
        "var proxyImages = Augment(rawProxyImages, \"proxyImages\", step);",
        "var (features, outlierFeatures, proxyFeatures) = Together(network.Features, images, outlierImages, proxyImages);",
        "Push(outlierLogits, proxyFeatures, proxyLabels, proxies.Classes, outliers.Classes)");

    [Fact]
    public void OneStreamIsAugmentedInPlace() => Expect("""
        [Experiment] public partial class Sample : Reference;
        """,
        "var images = declared.RandomCrop.Apply(rawImages, step.Random(\"images/RandomCrop\"));",
        "images = declared.HorizontalFlip.Apply(images, step.Random(\"images/HorizontalFlip\"));",
        "var features = network.Features(images);");

    [Fact]
    public void AugmentationsRewriteAndAdd() => Expect("""
        public sealed class Doubled : Augmentation
        {
            public (Tensor images, Tensor labels, Tensor turns) Apply(Tensor images, Tensor labels) =>
                (cat([images, images]), cat([labels, labels]), cat([labels, labels]));
        }
        [Experiment, Doubled]
        public partial class Sample : Reference
        {
            [Augmentation] static (Tensor images, Tensor targets) Mix(Tensor images, Tensor labels, int classes, Random dice, Generator random,
                double alpha = 1) =>
                (images * alpha * dice.NextDouble(), one_hot(labels, classes));
            [Loss] static Tensor Turned(Tensor features, Tensor turns, Tensor rawImages, Tensor indices) =>
                features.sum() + turns.sum() + rawImages.sum() + indices.sum();
        }
        """,
        "var (rawImages, labels, indices) = training.NextIndexed(step);",
        "(images, labels, var turns) = declared.Doubled.Apply(images, labels);",
        "(images, var targets) = Mix(images, labels, Context.Classes, step.Dice(\"Mix\"), step.Random(\"Mix\"), declared.Alpha);",
        "declared.CrossEntropy.Compute(logits, targets).mean()",
        "Turned(features, turns, rawImages, indices).mean()",
        "new(\"Alpha\", 1.0, \"default\")");

    [Fact]
    public void AnAugmentationOfOneStream() => Expect("""
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference
        {
            [Augmentation] static Tensor Strong(Tensor outlierImages, Generator random) => Apply(outlierImages, random, new VerticalFlip());
        }
        """,
        "outlierImages = Strong(outlierImages, step.Random(\"Strong\"));");

    [Fact]
    public void HeadsModulesAndBuffers() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static int Width => 16;
            [Head(WeightDecay = 0)] static Linear TurnHead(int featureWidth, int width) => Linear(featureWidth, width);
            [Module(LearningRate = 0.01)] static Sequential Adapter(int featureWidth) => Sequential(Linear(featureWidth, featureWidth), ReLU());
            [Buffer] static Tensor Threshold() => zeros(1);
            [Loss] static Tensor Turned(Tensor turnHead, Tensor features, Sequential adapter, Tensor threshold, int featureWidth) =>
                turnHead.sum() + adapter.call(features).sum() * threshold * featureWidth;
            [Score] static Tensor Certain(Tensor turnHead) => turnHead.amax(1);
        }
        """,
        "declared.TurnHead.Of(network.TurnHead), declared.Adapter.Of(network.Adapter)",
        "TurnHead = Sample.TurnHead(featureWidth, declared.Width);",
        "register_module(\"turn_head\", TurnHead);",
        "register_buffer(\"threshold\", Threshold);",
        "Turned(turnHead, features, network.Adapter, network.Threshold, network.WidthOfFeatures).mean()",
        "new(\"TurnHead.WeightDecay\", 0.0, \"Sample.cs\")",
        "new(\"TurnHead.LearningRate\", double.NaN, \"default\")",
        "internal readonly ModuleAttribute Adapter = new()");

    [Fact]
    public void AClassifierOfItsOwn() => Expect("""
        [Experiment, Without<Vim>]
        public partial class Sample : Reference
        {
            [Head] static Linear Numerator(int featureWidth, int classes) => Linear(featureWidth, classes);
            [Head] static Linear Denominator(int featureWidth) => Linear(featureWidth, 1);
            [Value] static Tensor Logits(Tensor numerator, Tensor denominator) => numerator / denominator.sigmoid();
        }
        """,
        "var logits = Logits(numerator, denominator);",
        "declared.Sgd.Create(network.Backbone, declared.Numerator.Of(network.Numerator), declared.Denominator.Of(network.Denominator))",
        "protected override Tensor? Features(Tensor images) => network.Features(images);",
        "protected override Tensor? Classify(Tensor features)");

    [Fact]
    public void AHeadCalledLogitsServesTheClassifier() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes + 1);
        }
        """,
        "Logits = Sample.Logits(featureWidth, context.Classes);",
        "PrincipalSpace.Of(trainFeatures, network.Logits.weight!, network.Logits.bias!)");

    [Fact]
    public void ImageValuesAndWhatFollowsFromThem() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);
            [Value] static Tensor RotatedImages(Tensor images) => images.flip(3);
            [Value(SeparateForward = true)] static Tensor PatchImages(Tensor images) => images.neg();
            [Value] static (Tensor direction, Tensor length) Polar(Tensor features) => (features / features.norm(1), features.norm(1));
            [Loss] static Tensor Turned(Tensor rotatedTurn, Tensor patchDirection, Tensor turn) =>
                rotatedTurn.sum() + patchDirection.sum() + turn.sum();
            [Score] static Tensor Long(Tensor rotatedLength, Tensor length) => rotatedLength + length;
        }
        """,
        "var rotatedImages = RotatedImages(images);",
        "var (features, rotatedFeatures) = Together(network.Features, images, rotatedImages);",
        "var patchFeatures = network.Features(patchImages);",
        "var rotatedTurn = network.Turn.call(rotatedFeatures);",
        "var (patchDirection, _) = Polar(patchFeatures);",
        "var rotatedImages = RotatedImages(batch.Images);",
        "var (_, rotatedLength) = Polar(rotatedFeatures);",
        "PassesPerStep = 2,",
        "PassesPerScoredImage = 2,");

    [Fact]
    public void ScoresThatRunTheNetworkAgainAreCounted() => Expect("""
        [Experiment, OodValidation<Photos>, Odin, IOdin, RankFeat, Gram, AdaScaleL]
        public partial class Sample : Reference;
        """,
        "scores.Add(\"Odin\", () => declared.Odin.Compute(batch.Images, LogitsOf));",
        "channelDeviations = Keep(\"ChannelDeviations\", ChannelDeviations.Of(Context.ValidationImages));",
        "declared.IOdin.Compute(batch.Images, LogitsOf, channelDeviations!)",
        "if (Wants(\"AdaScaleL\")) adaScaleLReference = Keep(\"AdaScaleL\", declared.AdaScaleL.Fit(Context.ValidationImages, FeaturesAndLogitsOf, channelDeviations!)",
        "declared.RankFeat.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone), network.Logits.weight!, network.Logits.bias!)",
        "declared.Gram.Fit(Context.TrainingImages, Context.ValidationImages, new FeatureMaps(network.Input, network.Backbone), network.Logits.weight!, network.Logits.bias!)",
        "var features = batch.Forward(network.Features);",
        "OodValidation = () => [new Photos()],",
        // One pass that all share, then 2 for ODIN, 2 for i-ODIN, 2 for RankFeat, 1 for Gram, 2 for AdaSCALE.
        "PassesPerScoredImage = 10,",
        "BackwardPassesPerScoredImage = 3,");

    [Fact]
    public void AScoreThatAnotherReadsIsComputedWhoeverWantsIt() => Expect("""
        [Experiment, Odin]
        public partial class Sample : Reference
        {
            [Score] static Tensor Both(Tensor odin, Tensor logits) => odin + logits.amax(1);
        }
        """,
        "scores.Add(\"Odin\", odin);");

    [Fact]
    public void AnEnsembleHasAllTeachers() => Expect("""
        [Experiment] public partial class First : Reference;
        [Experiment] public partial class Second : Reference;
        public sealed class Other<T> : Teacher<T> where T : Experiment;
        [Experiment, Teacher<First>, Other<Second>, Ensemble]
        public partial class Sample : Reference;
        """,
        "var teachersLogits = stack([teacherLogits, otherLogits]);",
        "scores.Add(\"Ensemble\", declared.Ensemble.Compute(logits, teachersLogits));",
        // Its own, and one for each teacher.
        "PassesPerScoredImage = 3,");

    [Fact]
    public void ATeachersClassMayNameItsExperimentItself() => Expect("""
        [Experiment] public partial class First : Reference;
        public sealed class OtherTeacher : Teacher<First>;
        [Experiment, OtherTeacher, Ensemble]
        public partial class Sample : Reference;
        """,
        "otherTeacher = context.Teacher(First.Descriptor);",
        "var teachersLogits = stack([otherTeacherLogits]);",
        "Dependencies = [new(DependencyKind.Teacher, () => First.Descriptor)],");

    [Fact]
    public void FitsInRounds() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static (Tensor axes, double scale) Axes(Tensor trainFeatures, Tensor validationLabels) =>
                (trainFeatures, validationLabels.shape[0]);
            [Value] static Tensor Distance(Tensor features, Tensor axes) => features.matmul(axes.T).amax(1);
            [Fit] static Tensor Spread(Tensor trainDistance, double scale, Generator random) => trainDistance.mean() * scale;
            [Score] static Tensor Near(Tensor distance, Tensor spread) => distance / spread;
        }
        """,
        "(axes, scale) = Keep(\"Axes\", Axes(trainFeatures, validationLabels));",
        "spread = Keep(\"Spread\", Spread(trainDistance, scale, Context.Random(\"Spread\")));",
        "scores.Add(\"Near\", Near(distance, spread!));",
        "var validationLabels = CollectValidation(batch => [batch.Labels])[0];");

    [Fact]
    public void AFitBeforeTraining() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor Shares(Tensor trainLabels, int classes) => trainLabels.bincount(null, classes);
            [Loss] static Tensor Balanced(Tensor logits, Tensor shares) => (logits * shares).sum(1);
        }
        """,
        "protected override void FitBefore()",
        "shares = Keep(\"Shares\", Shares(trainLabels, Context.Classes));",
        "Balanced(logits, shares!).mean()");

    [Fact]
    public void MetricsAndLogs() => Expect("""
        [Experiment, Outliers<Photos>, OutlierExposure]
        public partial class Sample : Reference
        {
            [Log] static Tensor Spread(Tensor outlierFeatures, StepInfo step) => outlierFeatures.mean() * step.Progress;
            [Metric] static Tensor Hits(Tensor logits, Tensor labels) => logits.argmax(1).eq(labels);
            [Metric] static Tensor Norm(Tensor features) => features.norm(1);
        }
        """,
        "Log(step, (\"Spread\", Spread(outlierFeatures, step)));",
        "if (!scores.WantsMetrics) return;",
        "scores.Measure(\"Hits\", Hits(logits, batch.Labels));");

    [Fact]
    public void ScoresOfScores() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Score] static Tensor Norm(Tensor features) => features.norm(1);
            [Score] static Tensor Both(Tensor norm, Tensor energy) => norm + energy;
        }
        """,
        "var energy = declared.Energy.Compute(logits);",
        "var norm = Norm(features);",
        "scores.Add(\"Both\", Both(norm, energy));");

    [Fact]
    public void NamesThatTheLoopUses() => Expect("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor Scope(Tensor features) => features;
            [Value] static Tensor Class(Tensor features) => features;
            [Loss] static Tensor Loss(Tensor scope) => scope.sum();
            [Loss] static Tensor Report(Tensor @class) => @class.sum();
            [Score] static Tensor Score(Tensor scope) => scope.sum(1);
        }
        """,
        "var scopeValue = Scope(features);",
        "var @class = Class(features);",
        "var report = Sample.Report(@class).mean();",
        "var lossValue = Loss(scopeValue).mean();");

    [Fact]
    public void WithoutALossNothingIsTrained() => Expect("""
        [Experiment, Without<Loss>, Without<Vim>, ResNet18(Weights = "torchvision-imagenet1k-v1")] public partial class Sample : Reference;
        """,
        "// Without a loss nothing is trained.",
        "PassesPerStep = 0,");

    [Fact]
    public void ArmsOfOneLoopShareIt()
    {
        var run = TestProject.Of("""
            [Experiment]
            public partial class Sample : Reference
            {
                [Setting] static double Sigma => 1;
                [Score] static Tensor Scaled(Tensor features, double sigma) => features.norm(1) * sigma;
                [Train(Epochs = 1)] partial class Short : Sample;
                partial class Wide : Sample { [Setting] static new double Sigma => 2; }
                partial class Other : Sample { [Score] static new Tensor Scaled(Tensor features, double sigma) => features.sum(1) * sigma; }
                [Experiment, Train(Epochs = 50)] public partial class Paper : Sample;
            }
            """).Run().Compiles();
        Assert.Equal(
            [
                "ExperimentCatalog.g.cs", "sample.g.cs", "sample.other.g.cs", "sample.paper.g.cs", "sample.paper.other.g.cs",
                "sample.paper.short.g.cs", "sample.paper.wide.g.cs", "sample.short.g.cs", "sample.wide.g.cs",
            ],
            run.Files.Order(StringComparer.Ordinal));
        Assert.Contains("Create = context => new Sample.Run(context),", run.Text("sample.short.g.cs"), StringComparison.Ordinal);
        Assert.Contains("new(\"Sigma\", 2.0, \"Sample.cs\"),", run.Text("sample.wide.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("class Run", run.Text("sample.wide.g.cs"), StringComparison.Ordinal);
        Assert.Contains("internal new sealed class Run", run.Text("sample.other.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Name = \"sample/paper\"", run.Text("sample.paper.g.cs"), StringComparison.Ordinal);
        Assert.Contains("WithArms => [Descriptor, Short.Descriptor, Wide.Descriptor, Other.Descriptor];", run.Text("sample.g.cs"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ArmsKeepWhatTheirParentForwards()
    {
        var run = TestProject.Of("""
            [Experiment, Outliers<Photos>, OutlierExposure]
            public partial class Sample : Reference
            {
                [Without<OutlierExposure>] partial class Kept : Sample;
                [Without<OutlierExposure>, Without<Outliers<Photos>>] partial class Dropped : Sample;
            }
            """).Run().Compiles();
        Assert.Contains("var (features, _) = Together(network.Features, images, outlierImages);", run.Text("sample.kept.g.cs"),
            StringComparison.Ordinal);
        Assert.Contains("var features = network.Features(images);", run.Text("sample.dropped.g.cs"), StringComparison.Ordinal);
    }

    // The user's mistake is to be the only error that the compiler shows.
    [Fact]
    public void AnArmOfAnExperimentWithMistakesWaitsForIt()
    {
        var run = TestProject.Of("""
            [Experiment]
            public partial class Sample : Reference
            {
                [Score] static Tensor Norms(Tensor feature) => feature.sum([1]);
                [Without(nameof(Norms))] partial class Plain : Sample;
            }
            """).Run().Compiles();
        Assert.Contains("OOD001", run.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("class", run.Text("sample.plain.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sample", run.Text("ExperimentCatalog.g.cs"), StringComparison.Ordinal);
    }
}
