namespace Experiments;

/// <summary>CutMix (Yun et al., 2019): one box per batch from a shuffled partner, targets mixed by the area kept; scored by MSP.</summary>
[Experiment, Train(Epochs = 3)]
public partial class CutMixExperiment : Reference
{
    [Augmentation] static (Tensor images, Tensor targets) Paste(Tensor images, Tensor labels, int classes, Random dice, Generator random,
        double probability = 0.5, double alpha = 1)
    {
        var targets = one_hot(labels, classes).to(images.dtype);
        if (dice.NextDouble() >= probability) return (images, targets);
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var side = Math.Sqrt(1 - Beta(dice, alpha, alpha));
        var (y, x, halfHeight, halfWidth) = (dice.Next(height), dice.Next(width), (int)(height * side) / 2, (int)(width * side) / 2);
        var (top, bottom) = (Math.Max(y - halfHeight, 0), Math.Min(y + halfHeight, height));
        var (left, right) = (Math.Max(x - halfWidth, 0), Math.Min(x + halfWidth, width));
        var partner = randperm(images.shape[0], device: images.device, generator: random);
        var mixed = images.clone();
        mixed[.., .., top..bottom, left..right] = images[partner][.., .., top..bottom, left..right];
        var kept = 1 - (bottom - top) * (right - left) / (double)(height * width);
        return (mixed, kept * targets + (1 - kept) * targets[partner]);
    }

    [Without(nameof(Paste))] partial class Plain : CutMixExperiment;
    partial class Always : CutMixExperiment { [Setting] static double Probability => 1; }
    partial class NarrowBeta : CutMixExperiment { [Setting] static double Alpha => 0.2; }
    [Without(nameof(Paste)), Mixup(Alpha = 1)] partial class MixupInstead : CutMixExperiment;
    [Without(nameof(Paste)), Cutout(14)] partial class CutoutInstead : CutMixExperiment;

    [Experiment, Benchmark<OdinCifar100>, PyramidNet(Depth = 200, Alpha = 240), RandomCrop(Padding = 4), Train(Epochs = 300, BatchSize = 64)]
    [Sgd(LearningRate = 0.25, WeightDecay = 1e-4), MultiStep(0.5, 0.75)]
    public partial class Paper : CutMixExperiment;
}
