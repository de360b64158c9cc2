namespace Experiments;

/// <summary>CutMix (Yun et al., 2019): one box per batch from a shuffled partner, targets mixed by the area kept; scored by MSP.</summary>
[Experiment, Benchmark<FashionMnistNoise>, ConvNet(Width = 16), Train(Steps = 600)]
[Without<Knn>, Without<Mahalanobis>, Without<Vim>]
public partial class CutMixExperiment : Reference
{
    [Augmentation] static (Tensor images, Tensor targets) Paste(Tensor images, Tensor labels, int classes, Random dice, Generator random,
        double probability = 0.5, double alpha = 1)
    {
        var targets = one_hot(labels, classes).to(images.dtype);
        if (dice.NextDouble() >= probability) return (images, targets);
        var (mixed, partner, kept) = SwapBox(images, dice, random, alpha);
        return (mixed, kept * targets + (1 - kept) * targets[partner]);
    }

    [Without(nameof(Paste))] partial class Plain : CutMixExperiment;
    partial class Always : CutMixExperiment { [Setting] static double Probability => 1; }
    partial class NarrowBeta : CutMixExperiment { [Setting] static double Alpha => 0.2; }
    [Without(nameof(Paste)), Mixup(Alpha = 1)] partial class MixupInstead : CutMixExperiment;
    [Without(nameof(Paste)), Cutout(14)] partial class CutoutInstead : CutMixExperiment;

    [Experiment, Benchmark<OdinCifar100>, PyramidNet(Depth = 200, Alpha = 240), RandomCrop(Padding = 4), Train(Epochs = 300, Steps = 0, BatchSize = 64)]
    [Sgd(LearningRate = 0.25, WeightDecay = 1e-4), MultiStep(0.5, 0.75)]
    public partial class Paper : CutMixExperiment;
}
