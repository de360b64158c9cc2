namespace Experiments;

/// <summary>Generalized ODIN (Hsu et al., 2020): logits h / g; scored by h or by g after one step up its own input gradient.</summary>
[Experiment, ConvNet(Width = 16), Train(Steps = 500)]
[Without<Knn>, Without<Mahalanobis>, Without<Vim>]
public partial class GeneralizedOdin : Reference
{
    [Head(WeightDecay = 0)] static Module<Tensor, Tensor> Numerator(int featureWidth, int classes) => new CosineLinear(featureWidth, classes);
    [Head] static Sequential Denominator(int featureWidth) => Sequential(Linear(featureWidth, 1), BatchNorm1d(1), Sigmoid());
    [Value] static Tensor Logits(Tensor numerator, Tensor denominator) => numerator / denominator;
    [Value] static (Tensor best, Tensor certainty) Confidences(Tensor numerator, Tensor denominator) => (numerator.amax(1), denominator.squeeze(1));
    // The step that raises the mean score of 1,000 ID validation images most; a curve that still rises at its end says little.
    [Fit] static Tensor BestCurve(Tensor validationImages, Func<Tensor, Tensor> best) => AscentCurve(validationImages[..1000], best, Grid);
    [Fit] static Tensor CertaintyCurve(Tensor validationImages, Func<Tensor, Tensor> certainty) => AscentCurve(validationImages[..1000], certainty, Grid);
    [Fit] static double BestStep(Tensor bestCurve) => LargestGain(bestCurve, Grid);
    [Fit] static double CertaintyStep(Tensor certaintyCurve) => LargestGain(certaintyCurve, Grid);
    static readonly double[] Grid = [0, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08];
    [Score] static Tensor H(Tensor images, Func<Tensor, Tensor> best, double bestStep) => best(AscendOnce(images, best, bestStep));
    [Score]
    static Tensor G(Tensor images, Func<Tensor, Tensor> certainty, double certaintyStep) => certainty(AscendOnce(images, certainty, certaintyStep));

    partial class Unperturbed : GeneralizedOdin { [Setting] static new double BestStep => 0; [Setting] static new double CertaintyStep => 0; }
    partial class Inner : GeneralizedOdin
    {
        [Head(WeightDecay = 0)] static new Linear Numerator(int featureWidth, int classes) => Linear(featureWidth, classes);
    }
    partial class Euclidean : GeneralizedOdin
    {
        [Head(WeightDecay = 0)] static EuclideanLinear Numerator(int featureWidth, int classes, bool sum = false) => new(featureWidth, classes, sum);
    }
    /// <summary>One learned number in place of g.</summary>
    [Without(nameof(G))] partial class ConstantDenominator : GeneralizedOdin
    {
        [Head] static LearnedShare Denominator() => new();
    }

    [Experiment, Benchmark<OdinCifar10>, DenseNet(Depth = 100), RandomCrop(Padding = 4), Train(Epochs = 300, Steps = 0, BatchSize = 64)]
    [Sgd(WeightDecay = 1e-4, Nesterov = false), MultiStep(0.5, 0.75)]
    public partial class Paper : GeneralizedOdin;
}
