namespace Experiments;

partial class Csi
{
    /// <summary>Labelled, stage 1: supervised contrast over the joint label of class and shift.</summary>
    [Experiment, Benchmark<SmallFashionMnistOod>, Without<Loss>, Without<Score>] public partial class Contrast : Csi
    {
        [Loss] static Tensor Supervised(Tensor projection, Tensor labels, Tensor turns, int classes) =>
            SupCon(projection, labels + classes * turns, temperature: 0.07);

        [Experiment, Benchmark<OpenOodCifar10>, ResNet18, ColorJitter(0.4, Hue = 0.07), Train(Epochs = 700, Steps = 0, BatchSize = 128)]
        [Lars(LearningRate = 1, Momentum = 0.9, WeightDecay = 1e-6), Cosine(WarmupEpochs = 10, WarmupFrom = 0.1, WholePeriod = true)]
        public new partial class Paper : Contrast;
    }
    [Experiment, Without<Rotations>] public partial class PlainContrast : Contrast
    {
        [Loss] static Tensor Supervised(Tensor projection, Tensor labels) => SupCon(projection, labels, temperature: 0.07);
    }

    /// <summary>Labelled, stage 2: linear heads on the frozen network of stage 1, scored by the joint head over all shifts.</summary>
    [Experiment, StartFrom<Contrast>, Benchmark<SmallFashionMnistOod>, Views(1), Without<Score>, Msp, Without(nameof(Contrastive))]
    [Train(FrozenBackbone = true), Sgd(Momentum = 0, WeightDecay = 1e-6, Nesterov = false), MultiStep(0.6, 0.75, 0.9)]
    public partial class Labelled : Csi
    {
        [Head] static Linear Joint(int featureWidth, int classes, int shifts) => Linear(featureWidth, shifts * classes);
        [Loss] static Tensor Class(Tensor logits, Tensor labels, int shifts) => cross_entropy(logits.chunk(shifts)[0], labels.chunk(shifts)[0]);
        [Loss] static Tensor JointClass(Tensor joint, Tensor labels, Tensor turns, int classes) => cross_entropy(joint, labels + classes * turns);
        [Score] static Tensor Ensemble(Tensor images, Func<Tensor, Tensor> joint, int shifts) =>
            Confidence(stack(Enumerable.Range(0, shifts).Select(k => joint(Turned(images, k)).chunk(shifts, 1)[k])).mean([0]));

        [StartFrom<PlainContrast>, Without<Rotations>, Without(nameof(ShiftPrediction)), Without(nameof(JointClass)), Without(nameof(Ensemble))]
        partial class Unshifted : Labelled { [Setting] static new int Shifts => 1; }

        [Experiment, StartFrom<Contrast.Paper>, Benchmark<OpenOodCifar10>, ResNet18, ColorJitter(0.4, Hue = 0.07)]
        [Train(Epochs = 100, Steps = 0, BatchSize = 32)]
        public new partial class Paper : Labelled;
    }
}
