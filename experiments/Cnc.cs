namespace Experiments;

/// <summary>Compounded corruptions (Hebbalaguppe et al., 2022): pasted, then corrupted training images are class K + 1.</summary>
[Experiment, ConvNet(Width = 16), Auxiliary<TrainingSet>, Train(Steps = 400)]
[Without<Knn>, Without<Mahalanobis>, Without<Vim>]
public partial class Cnc : Reference
{
    [Head] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes + 1);
    [Augmentation]
    static Tensor Tilt(Tensor auxiliaryImages, Generator random) => Apply(auxiliaryImages, random, new VerticalFlip(), new RandomRotation(15));
    [Augmentation]
    static Tensor Paste(Tensor auxiliaryImages, Tensor auxiliaryLabels, Random dice, Generator random, bool otherClasses = false) =>
        SwapBox(auxiliaryImages, dice, random, alpha: 1, otherClasses ? PartnersOfOtherClasses(auxiliaryLabels, random) : null).images;
    [Augmentation] static Tensor Corrupt(Tensor auxiliaryImages, Generator random, Severities severities = Severities.ImageNetC) =>
        new Corruption { Severities = severities }.Apply(auxiliaryImages, random);
    [Loss] static Tensor ExtraClass(Tensor auxiliaryLogits, int classes) => -auxiliaryLogits.log_softmax(1)[.., classes];
    [Score] static Tensor NotExtraClass(Tensor logits, int classes) => -logits.log_softmax(1)[.., classes];

    [Without(nameof(Tilt)), Without(nameof(Corrupt))] partial class PasteOnly : Cnc;
    [Without(nameof(Paste))] partial class CorruptOnly : Cnc;
    [Without<Auxiliary<TrainingSet>>, Without<Head>, Without<Loss>, CrossEntropy, Without(nameof(Tilt)), Without(nameof(Paste))]
    [Without(nameof(Corrupt))] partial class Vanilla : Cnc
    {
        // Compared with the extra class under its name.
        [Score] static Tensor NotExtraClass(Tensor logits) => logits.softmax(1).amax(1);
    }
    partial class Mild : Cnc { [Setting] static Severities Severities => Severities.CifarC; }
    partial class OtherClassesOnly : Cnc { [Setting] static bool OtherClasses => true; }
    /// <summary>The released loader standardises proxies by other numbers than clean images: contrast alone can tell them apart.</summary>
    partial class LegacyNorm : Cnc
    {
        [Augmentation] static Tensor Restandardize(Tensor auxiliaryImages) =>
            Restandardized(auxiliaryImages, [.491, .482, .447], [.247, .243, .262], [.4914, .4822, .4465], [.2023, .1994, .2010]);
    }

    [Experiment, Benchmark<OpenOodCifar10>, ResNet34, RandomCrop(Padding = 4), Train(Epochs = 200, Steps = 0, BatchSize = 64)]
    [Sgd(Nesterov = false), MultiStep(0.5, 0.75)]
    public partial class Paper : Cnc;
}
