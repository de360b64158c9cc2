namespace OodDsl.Generators.Tests;

/// <summary>Each wiring rule fires at the exact place, and not on the correct neighbour.</summary>
public class WiringRuleTests
{
    [Fact]
    public Task MisspeltValue() => AnalyzerRun.Expect(Rules.NothingMakes, """
        [Experiment, Outliers<Photos>]
        public partial class Sample : Reference
        {
            [Loss] static Tensor Margin(Tensor [|outlierLogit|], Tensor outlierFeatures) => outlierLogit.sum() + outlierFeatures.sum();
        }
        """, "Nothing makes 'outlierLogit'; did you mean 'outlierLogits'?", "There are: ", "outlierImages", "logits", "classes");

    [Fact]
    public Task ComposedValue() => AnalyzerRun.ExpectNone("""
        [Experiment, Outliers<Photos>]
        public partial class Sample : Reference
        {
            [Loss] static Tensor Margin(Tensor outlierLogits) => outlierLogits.sum();
        }
        """);

    [Fact]
    public Task TwoMakers() => AnalyzerRun.Expect(Rules.TwoMakers, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor Direction(Tensor features) => features;
            [Value] static (Tensor direction, Tensor length) [|Polar|](Tensor features) => (features, features.norm(1));
            [Score] static Tensor Reach(Tensor direction, Tensor length) => direction.sum(1) + length;
        }
        """, "'direction' is made twice", "Direction");

    [Fact]
    public Task TupleGivesOneValuePerElement() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static (Tensor direction, Tensor length) Polar(Tensor features) => (features, features.norm(1));
            [Score] static Tensor Reach(Tensor direction, Tensor length) => direction.sum(1) + length;
        }
        """);

    [Fact]
    public Task Cycle() => AnalyzerRun.Expect(Rules.Cycle, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor First(Tensor second) => second;
            [Value] static Tensor Second(Tensor [|first|]) => first;
            [Score] static Tensor Last(Tensor first) => first.sum(1);
        }
        """, "first → second → first");

    [Fact]
    public Task WrongType() => AnalyzerRun.Expect(Rules.WrongType, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double Sigma => 5;
            [Score] static Tensor Scaled(Tensor features, Tensor [|sigma|]) => (features / sigma).sum(1);
        }
        """, "'sigma' is of type 'double', but 'Tensor' is asked for");

    [Fact]
    public Task RowsOfAugmentedImages() => AnalyzerRun.Expect(Rules.WrongType, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit(Augmented = true)] static Tensor Brightness(ImageRows [|trainImages|], Tensor trainLabels) => trainImages.Run(0, 1).mean() + trainLabels[0];
            [Score] static Tensor Scaled(Tensor features, Tensor brightness) => (features / brightness).sum(1);
        }
        """, "'trainImages' is of type 'Tensor', but 'ImageRows' is asked for");

    [Fact]
    public Task RowsOfWholeSets() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Fit] static Tensor Brightness(ImageRows trainImages, ImageRows validationImages) => trainImages.Run(0, 1).mean() + validationImages.Run(0, 1).mean();
            [Score] static Tensor Scaled(Tensor features, Tensor brightness) => (features / brightness).sum(1);
        }
        """);

    [Fact]
    public Task WholeNumberForReal() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static int Sigma => 5;
            [Score] static Tensor Scaled(Tensor features, double sigma) => (features / sigma).sum(1);
        }
        """);

    [Fact]
    public Task WrongResult() => AnalyzerRun.Expect(Rules.WrongResult, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Loss] static double [|Flat|](Tensor features) => features.shape[0];
        }
        """, "'Flat' must return a Tensor", "'double'");

    [Fact]
    public Task MissingStream() => AnalyzerRun.Expect(Rules.MissingStream, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Loss] static Tensor Margin(Tensor [|outlierLogits|]) => outlierLogits.sum();
        }
        """, "[Outliers<Photos>]");

    [Fact]
    public Task MissingStreamOfAComponent() => AnalyzerRun.Expect(Rules.MissingStream, """
        [Experiment, [|OutlierExposure|](Weight = 0.5)]
        public partial class Sample : Reference;
        """, "'outlierLogits'");

    [Fact]
    public Task ComponentNotDeclared() => AnalyzerRun.Expect(Rules.ComponentNotDeclared, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor Turned(Tensor features, VerticalFlip [|flip|]) => features * flip.Probability;
            [Score] static Tensor Last(Tensor turned) => turned.sum(1);
        }
        """, "add [VerticalFlip] to the class");

    [Fact]
    public Task ComponentByType() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Value] static Tensor Turned(Tensor features, HorizontalFlip flip) => features * flip.Probability;
            [Score] static Tensor Last(Tensor turned) => turned.sum(1);
        }
        """);

    [Fact]
    public Task TwoDefaults() => AnalyzerRun.Expect(Rules.TwoDefaults, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Score] static Tensor One(Tensor features, double sigma = 1) => features.sum(1) * sigma;
            [Score] static Tensor Two(Tensor features, double [|sigma|] = 2) => features.sum(1) * sigma;
        }
        """, "1 and 2");

    [Fact]
    public Task OneSettingForTwoDefaults() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double Sigma => 3;
            [Score] static Tensor One(Tensor features, double sigma = 1) => features.sum(1) * sigma;
            [Score] static Tensor Two(Tensor features, double sigma = 2) => features.sum(1) * sigma;
        }
        """);

    [Fact]
    public Task NoLinearClassifier() => AnalyzerRun.Expect(Rules.NoLinearClassifier, """
        [Experiment, Without<Vim>]
        public partial class Sample : Reference
        {
            [Value] static Tensor Logits(Tensor features) => features;
            [Score] static Tensor Norm(Tensor features, Tensor [|classifierWeight|]) => features.matmul(classifierWeight).sum(1);
        }
        """);

    [Fact]
    public Task SettingUnread() => AnalyzerRun.Expect(Rules.SettingUnread, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double [|Sigma|] => 5;
            [Score] static Tensor Scaled(Tensor features, double sigmas = 1) => (features / sigmas).sum(1);
        }
        """, "Nothing reads the setting 'Sigma'");

    [Fact]
    public Task SettingNotConstant() => AnalyzerRun.Expect(Rules.SettingNotConstant, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double [|Sigma|] => Math.Sqrt(5);
            [Score] static Tensor Scaled(Tensor features, double sigma) => (features / sigma).sum(1);
        }
        """);

    [Fact]
    public Task SettingOfAConstantExpression() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double Sigma => 8 / 255.0;
            [Score] static Tensor Scaled(Tensor features, double sigma) => (features / sigma).sum(1);
        }
        """);

    [Fact]
    public Task WithoutRemovesNothing() => AnalyzerRun.Expect(Rules.WithoutRemovesNothing, """
        [Experiment, [|Without<OutlierExposure>|], [|Without("Margin")|]]
        public partial class Sample : Reference;
        """.Replace("[|Without(\"Margin\")|]", "[|Without|](\"Margin\")", StringComparison.Ordinal));

    [Fact]
    public Task WithoutRemovesAKind() => AnalyzerRun.ExpectNone("""
        [Experiment, Without<Augmentation>]
        public partial class Sample : Reference;
        """);

    [Fact]
    public Task TwoInOneSlot() => AnalyzerRun.Expect(Rules.TwoInOneSlot, """
        [Experiment, Sgd(LearningRate = 0.1), [|Adam|](LearningRate = 0.001)]
        public partial class Sample : Reference;
        """, "one Optimizer", "'Sgd' and 'Adam'");

    [Fact]
    public Task AnotherOfTheSlotReplaces() => AnalyzerRun.ExpectNone("""
        [Experiment, Adam(LearningRate = 0.001)]
        public partial class Sample : Reference;
        """);

    [Fact]
    public Task FitNotTaken() => AnalyzerRun.Expect(Rules.FitNotTaken, """
        public sealed class Nearest : Score
        {
            public Tensor Fit(Tensor trainFeatures) => trainFeatures;
            public Tensor Compute(Tensor features) => features.sum(1);
        }
        [Experiment, [|Nearest|]]
        public partial class Sample : Reference;
        """);

    [Fact]
    public Task ComponentWithTwoMethods() => AnalyzerRun.Expect(Rules.OneMethod, """
        public sealed class [|Twofold|] : Loss
        {
            public Tensor Compute(Tensor features) => features.sum(1);
            public Tensor Again(Tensor features) => features.sum(1);
        }
        """, "'Twofold'", "has 2");

    [Fact]
    public Task UnreachableMember() => AnalyzerRun.Expect(Rules.Unreachable, """
        public abstract class Base : Reference
        {
            [Score] static Tensor [|Norm|](Tensor features) => features.norm(1);
        }
        [Experiment] public partial class Sample : Base;
        [Experiment] public partial class Other : Base;
        """, "'Norm', which is private to 'Base'; make it internal");

    [Fact]
    public Task ReachableMember() => AnalyzerRun.ExpectNone("""
        public abstract class Base : Reference
        {
            [Score] internal static Tensor Norm(Tensor features) => features.norm(1);
        }
        [Experiment] public partial class Sample : Base;
        """);

    [Fact]
    public Task NotStatic() => AnalyzerRun.Expect(Rules.NotStatic, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Score] Tensor [|Norm|](Tensor features) => features.norm(1);
        }
        """);

    [Fact]
    public Task NotPartial() => AnalyzerRun.Expect(Rules.NotPartial, """
        [Experiment]
        public class [|Sample|] : Reference;
        """, "'Sample' must be partial");

    [Fact]
    public Task ArmNotPartial() => AnalyzerRun.Expect(Rules.NotPartial, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Without<Cosine>] class [|Constant|] : Sample;
        }
        """);

    [Fact]
    public Task Generic() => AnalyzerRun.Expect(Rules.Generic, """
        [Experiment] public partial class [|Sample|]<T> : Reference;
        """);

    [Fact]
    public Task TwoParts() => AnalyzerRun.Expect(Rules.TwoParts, """
        [Experiment, VerticalFlip]
        public partial class Sample : Reference;
        [[|Outliers<Photos>|], OutlierExposure]
        public partial class Sample;
        """);

    [Fact]
    public Task NameClash() => AnalyzerRun.Expect(Rules.NameClash, """
        [Experiment] public partial class Sample : Reference;
        [Experiment] public partial class [|SampleExperiment|] : Reference;
        """, "both called 'sample'");

    [Fact]
    public Task NoFunctionOfImages() => AnalyzerRun.Expect(Rules.NoFunctionOfImages, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double Scale => 2;
            [Score] static Tensor Twice(Tensor images, Func<Tensor, Tensor> [|scale|]) => scale(images).amax(1);
        }
        """, "'scale' is no function of images");

    [Fact]
    public Task StepWithoutUpdate() => AnalyzerRun.Expect(Rules.StepWithoutUpdate, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Module] static Linear Critic(int featureWidth) => Linear(featureWidth, 1);
            [Step] static Tensor [|Judge|](Tensor features, Linear critic) => critic.call(features.detach());
        }
        """);

    [Fact]
    public Task TwoModes() => AnalyzerRun.Expect(Rules.TwoModes, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Module] static Linear Critic(int featureWidth) => Linear(featureWidth, 1);
            [Loss] static Tensor Judgement(Tensor features, [Eval] Linear [|critic|]) => critic.call(features);
        }
        """);

    /// <summary>A module that has a step of its own has one mode in the main step too.</summary>
    [Fact]
    public Task TwoLossesInTwoModes() => AnalyzerRun.Expect(Rules.TwoModes, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Module, Adam(LearningRate = 0.01)] static Linear Critic(int featureWidth) => Linear(featureWidth, 1);
            [Step] static Tensor Detect(Tensor features, [Update] Linear critic) => critic.call(features.detach());
            [Loss] static Tensor Deceive(Tensor features, Linear critic) => critic.call(features);
            [Loss] static Tensor Please(Tensor features, [Eval] Linear [|critic|]) => -critic.call(features);
        }
        """, "'Critic'", "by 'Please'", "but 'Deceive' in training mode");

    /// <summary>A value of the network's own forward pass is in training mode as well.</summary>
    [Fact]
    public Task AForwardPassInTwoModes() => AnalyzerRun.Expect(Rules.TwoModes, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Backbone] static Sequential Net(int channels, int imageSize) => Sequential(Flatten(), Linear(channels * imageSize * imageSize, 8));
            [Module] static Linear Probe(int featureWidth) => Linear(featureWidth, 2);
            [Step] static Tensor Train(Tensor logits, Tensor labels, [Update] Sequential net) => nn.functional.cross_entropy(logits, labels);
            [Loss] static Tensor Guess(Tensor features, Tensor images, [Eval] Sequential [|net|], Linear probe) => probe.call(features - net.call(images));
        }
        """, "'Backbone'", "'features' in training mode");

    [Fact]
    public Task OneModePerStep() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Module, Adam(LearningRate = 0.01)] static Linear Critic(int featureWidth) => Linear(featureWidth, 1);
            [Step] static Tensor Detect(Tensor features, [Update] Linear critic, [Eval] Func<Tensor, Tensor> logits, Tensor images) =>
                critic.call(features.detach()) + 0 * logits(images).sum();
            [Loss] static Tensor Deceive(Tensor features, [Eval] Linear critic) => critic.call(features);
            [Loss] static Tensor Please(Tensor features, [Eval] Linear critic) => -critic.call(features);
        }
        """);

    [Fact]
    public Task ThresholdWithoutScore() => AnalyzerRun.Expect(Rules.ThresholdWithoutScore, """
        [Experiment, Without<Msp>]
        public partial class Sample : Reference
        {
            [Threshold<Msp>] static double [|Cut|](int classes) => 1 - 0.5 / classes;
        }
        """);

    [Fact]
    public Task OodScoreWithoutScore() => AnalyzerRun.Expect(Rules.ThresholdWithoutScore, """
        [Experiment, Without<Msp>]
        public partial class Sample : Reference
        {
            [OodScore<Msp>] static Tensor [|Raised|](Tensor images) => images.mean([1, 2, 3]);
        }
        """);

    [Fact]
    public Task OtherBenchmark() => AnalyzerRun.Expect(Rules.OtherBenchmark, """
        [Experiment] public partial class First : Reference;
        [Experiment, Benchmark<FashionMnist10>, [|StartFrom<First>|]] public partial class Sample : Reference;
        """, "trained on FashionMnistOod and not on FashionMnist10");

    [Fact]
    public Task DependencyCycle() => AnalyzerRun.Expect(Rules.DependencyCycle, """
        [Experiment, [|StartFrom<Sample>|]] public partial class First : Reference;
        [Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;
        """, "First → Sample → First");

    [Fact]
    public Task NoRun() => AnalyzerRun.Expect(Rules.NoRun, """
        public abstract class First : Reference;
        [Experiment, [|StartFrom<First>|]] public partial class Sample : Reference;
        """, "'First' is no experiment");

    [Fact]
    public Task MetricOfABatchAndAWholeSet() => AnalyzerRun.Expect(Rules.MixedMetric, """
        [Experiment]
        public partial class Sample : Reference
        {
            [Metric] static Tensor Distance(Tensor trainFeatures, Tensor [|features|]) => (features - trainFeatures.mean([0])).square().sum([1]);
        }
        """, "The metric 'Distance' reads 'features', which is a batch's, and 'trainFeatures', a whole set's", "into a [Fit]");

    [Fact]
    public Task MetricsOfOneKind() => AnalyzerRun.ExpectNone("""
        [Experiment]
        public partial class Sample : Reference
        {
            [Setting] static double Scale => 2;
            [Fit] static Tensor Center(Tensor trainFeatures) => trainFeatures.mean([0]);
            [Metric] static Tensor Distance(Tensor features, Tensor center, double scale) => (features - center).square().sum([1]) * scale;
            [Metric] static Tensor Whole(Tensor trainFeatures, Tensor validationLogits, Tensor center, Tensor classifierWeight, double scale) =>
                (trainFeatures - center).square().sum() * scale + validationLogits.sum() + classifierWeight.sum();
        }
        """);
}
