namespace Experiments;

/// <summary>Self-supervised rotation (Hendrycks et al., 2019): a class head on the upright image, a rotation head on all four.</summary>
[Experiment, Benchmark<SmallFashionMnistOod>, ConvNet(Width = 16), Without<Score>, Msp, Train(Steps = 400)]
public partial class Rotation : Reference
{
    [Value] static Tensor RotatedImages(Tensor images) => cat([Turned(images, 1), Turned(images, 2), Turned(images, 3)]);
    [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);
    // [4, B]: the cross-entropy of the turn that was applied.
    [Value] static Tensor TurnError(Tensor turn, Tensor rotatedTurn)
    {
        var applied = arange(4, device: turn.device).repeat_interleave(turn.shape[0]);
        return cross_entropy(cat([turn, rotatedTurn]), applied, reduction: Reduction.None).view(4, -1);
    }
    [Loss(Weight = 0.5)] static Tensor TurnPrediction(Tensor turnError) => turnError;
    [Score] static Tensor UniformDivergence(Tensor logits) => -Math.Log(logits.shape[1]) - logits.log_softmax(1).mean([1]);
    [Score] static Tensor TurnConfidence(Tensor turnError) => -turnError.mean([0]);
    [Score] static Tensor ClassAndTurn(Tensor uniformDivergence, Tensor turnConfidence) => uniformDivergence + turnConfidence;

    partial class FullWeight : Rotation { [Loss(Weight = 1)] static new Tensor TurnPrediction(Tensor turnError) => turnError; }
    [Without(nameof(TurnPrediction)), Without(nameof(TurnConfidence)), Without(nameof(ClassAndTurn))] partial class ClassOnly : Rotation;

    [Experiment, Benchmark<OpenOodCifar10>, WideResNet(Depth = 40, Widen = 2, Dropout = 0.3), RandomCrop(Padding = 4), Train(Epochs = 200, Steps = 0)]
    public partial class Paper : Rotation;

    /// <summary>One class: recognise the turn and two translations; the score sums the probabilities of all 36 poses applied.</summary>
    [Experiment, Benchmark<SmallFashionMnistOneClass>, ConvNet(Width = 8), Without<Loss>, Without<Score>, Train(Steps = 300)]
    public partial class OneClass : Rotation
    {
        [Setting] static int Offset => 4;
        [Head] static Linear Pose(int featureWidth) => Linear(featureWidth, 10); // 3 horizontal, 3 vertical, 4 turns
        [Augmentation] static (Tensor images, Tensor labels, Tensor poses) Posed(Tensor images, Tensor labels, Generator random, int offset) =>
            RandomPoses(images, labels, offset, random);
        [Loss] static Tensor PosePrediction(Tensor pose, Tensor poses) => PoseError(pose, poses);
        [Value] static Tensor PosedImages(Tensor images, int offset) => AllPoses(images, offset);
        [Score] static Tensor PoseConfidence(Tensor images, Tensor posedPose) => PoseProbability(posedPose).view(36, images.shape[0]).sum([0]);

        [Without(nameof(PoseConfidence))] partial class TurnsOnly : OneClass
        {
            [Loss] static new Tensor PosePrediction(Tensor pose, Tensor poses) =>
                cross_entropy(pose[.., 6..], poses[.., 2], reduction: Reduction.None);
            // The four turns of the unshifted image.
            [Score] static Tensor TurnProbability(Tensor images, Tensor posedPose) =>
                posedPose.view(9, 4, images.shape[0], 10)[0, .., .., 6..].softmax(2).diagonal(0, 0, 2).sum([1]);
        }
        // The negative control: what looks the same in all turns gives none away.
        partial class Symmetric : OneClass
        {
            [Augmentation] static new (Tensor images, Tensor labels, Tensor poses) Posed(Tensor images, Tensor labels, Generator random,
                int offset) =>
                RandomPoses(Symmetrized(images), labels, offset, random);
            [Value] static new Tensor PosedImages(Tensor images, int offset) => AllPoses(Symmetrized(images), offset);
        }

        [Experiment, Benchmark<Cifar10OneClass>, WideResNet(Depth = 16, Widen = 4)]
        public new partial class Paper : OneClass { [Setting] static new int Offset => 8; }
    }
}
