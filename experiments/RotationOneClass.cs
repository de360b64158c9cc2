namespace Experiments;

partial class Rotation
{
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

        // Five epochs over all nine translations of each image.
        [Experiment, Benchmark<Cifar10OneClass>, WideResNet(Depth = 16, Widen = 4), Train(Epochs = 45, Steps = 0)]
        public new partial class Paper : OneClass { [Setting] static new int Offset => 8; }
    }
}
