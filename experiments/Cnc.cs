namespace Experiments;

/// <summary>Compounded corruptions (Hebbalaguppe et al., 2022): pasted, then corrupted training images are class K + 1.</summary>
[Experiment, Auxiliary<TrainingSet>, Train(Steps = 700)]
public partial class Cnc : Reference
{
    [Head] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes + 1);
    [Augmentation]
    static Tensor Tilt(Tensor auxiliaryImages, Generator random) => Apply(auxiliaryImages, random, new VerticalFlip(), new RandomRotation(15));
    [Augmentation]
    static Tensor Paste(Tensor auxiliaryImages, Random dice, Generator random) => SwapBox(auxiliaryImages, dice, random, alpha: 1).images;
    [Augmentation] static Tensor Corrupt(Tensor auxiliaryImages, Generator random) =>
        new Corruption { Severities = Severities.ImageNetC }.Apply(auxiliaryImages, random);
    [Loss] static Tensor ExtraClass(Tensor auxiliaryLogits, int classes) => -auxiliaryLogits.log_softmax(1)[.., classes];
    [Score] static Tensor NotExtraClass(Tensor logits, int classes) => -logits.log_softmax(1)[.., classes];

    [Without(nameof(Tilt)), Without(nameof(Corrupt))] partial class PasteOnly : Cnc;
    [Without(nameof(Paste))] partial class CorruptOnly : Cnc;

    [Experiment, Benchmark<OpenOodCifar10>, ResNet34, RandomCrop(Padding = 4), Train(Epochs = 200, Steps = 0, BatchSize = 64)]
    [Sgd(Nesterov = false), MultiStep(0.5, 0.75)]
    public partial class Paper : Cnc;
}
