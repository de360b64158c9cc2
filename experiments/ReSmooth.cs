namespace Experiments;

/// <summary>ReSmooth (Wang et al., 2022): label smoothing in proportion to how far a strong augmentation left the distribution.</summary>
[Experiment, Teacher<ReSmoothStart>, Without<CrossEntropy>]
public partial class ReSmooth : ReSmoothStart
{
    [Setting] static double Plain => 0; // the share of rows that are not strongly augmented
    [Value] static Tensor StrongImages(Tensor rawImages, Func<Tensor, Tensor> augment, Generator random) =>
        augment(new RandAugment { Operations = 2, Magnitude = 28 }.Apply(rawImages, random));
    // Two components over the log-losses of plain and strong views.
    [Fit(Augmented = true)] static GaussianMixture Difficulty(Tensor trainTeacherLogits, Tensor trainStrongTeacherLogits, Tensor trainLabels) =>
        GaussianMixture.Of(cat([LogLoss(trainTeacherLogits, trainLabels), LogLoss(trainStrongTeacherLogits, trainLabels)]), components: 2);
    [Value] static (Tensor mixedImages, Tensor strong) Mixture(Tensor images, Tensor strongImages, double plain)
    {
        var strong = arange(images.shape[0], device: images.device) >= (long)(plain * images.shape[0]);
        return (where(strong.view(-1, 1, 1, 1), strongImages, images), strong);
    }
    // The probability that a row is still in distribution.
    [Value] static Tensor Inside(Tensor mixedTeacherLogits, Tensor labels, GaussianMixture difficulty, bool monotone = false) =>
        difficulty.PosteriorOfLowest(LogLoss(mixedTeacherLogits, labels), monotone);
    [Value] static Tensor Posterior(Tensor inside, bool hard = false) => hard ? (inside > 0.5).to(inside.dtype) : inside;
    // The released code's label keeps the fixed weight 1 - smoothing, whatever the posterior.
    [Loss] static Tensor Smoothed(Tensor mixedLogits, Tensor labels, Tensor strong, Tensor posterior, double plain, double smoothing = 0.4,
        bool fixedWeight = false)
    {
        var ownWeight = fixedWeight ? 1 - strong.to(posterior.dtype) * smoothing : null;
        var loss = SmoothedCrossEntropy(mixedLogits, labels, strong * (1 - posterior) * smoothing, ownWeight);
        return (1 - plain) * MeanWhere(strong, loss) + plain * MeanWhere(~strong, loss);
    }

    partial class Unsmoothed : ReSmooth { [Setting] static double Smoothing => 0; }
    partial class PlainSmoothing : ReSmooth { [Value] internal static Tensor Posterior(Tensor labels) => zeros_like(labels, dtype: float32); }
    partial class Shuffled : ReSmooth { [Value] static Tensor Posterior(Tensor inside, Generator draw) => DrawRows(inside, inside.shape[0], draw); }
    partial class Reversed : ReSmooth { [Value] static Tensor Posterior(Tensor inside) => 1 - inside; }
    partial class Guessed : ReSmooth { [Value] static Tensor Posterior(Tensor labels, Generator draw) => labels.to(float32).uniform_(0, 1, draw); }
    partial class Released : ReSmooth { [Setting] static bool FixedWeight => true; }

    // Negative data augmentation: every strong row is out of distribution.
    partial class RotatedAway : PlainSmoothing
    {
        [Setting] static double Smoothing => 0.5; [Setting] static new double Plain => 0.6;
        [Value] internal static new Tensor StrongImages(Tensor rawImages, Func<Tensor, Tensor> augment, Generator random) =>
            augment(TurnedAway(rawImages, random));
    }
    partial class RotatedOnly : RotatedAway { [Setting] static double Smoothing => 0; }
    partial class Shattered : PlainSmoothing
    {
        [Setting] static double Smoothing => 0.2; [Setting] static new double Plain => 0.6;
        [Value] internal static new Tensor StrongImages(Tensor rawImages, Func<Tensor, Tensor> augment, Generator random) =>
            new Jigsaw().Apply(augment(rawImages), random);
    }
    partial class ShatteredOnly : Shattered { [Setting] static double Smoothing => 0; }

    [Experiment, Benchmark<OpenOodCifar10>, Teacher<Cifar10Baseline>, ResNet18, RandomCrop(Padding = 4)]
    [Train(Epochs = 200, BatchSize = 256, DropLast = true), Sgd(LearningRate = 0.2), Cosine(WarmupEpochs = 5, WarmupFrom = 0.1)]
    public partial class Paper : ReSmooth;
}
