namespace Experiments;

/// <summary>Contrasting shifted instances (Tack et al., 2020), unlabelled: rotated copies are negatives of each other, and are recognised.</summary>
[Experiment, Benchmark<SmallFashionMnistOneClass>, ConvNet(Width = 16), Train(Steps = 300, BatchSize = 32)]
[Without<Loss>, Without<Score>, Without<Augmentation>]
[Views(2), HorizontalFlip, Rotations, ColorJitter(0.4, Probability = 0.8), Grayscale(Probability = 0.2), RandomResizedCrop(0.08, 1)]
public partial class Csi : Reference
{
    [Setting] static int Shifts => 4;
    [Head] static Module<Tensor, Tensor> Projection(int featureWidth) => Mlp(featureWidth, featureWidth, 128);
    [Head] static Linear Shift(int featureWidth, int shifts) => Linear(featureWidth, shifts);
    [Loss] static Tensor Contrastive(Tensor projection, double temperature = 0.5) => NtXent(projection, temperature);
    [Loss] static Tensor ShiftPrediction(Tensor shift, Tensor turns) => cross_entropy(shift, turns);
    // Test time: every shift of several draws, [draws * shifts * N] rows; then the means over the draws, [N, shifts, 128] and [N, shifts].
    [Value] static Tensor DrawnImages(Tensor images, HorizontalFlip flip, ColorJitter jitter, Grayscale gray, Draws random, int shifts,
        int draws = 4) =>
        cat([.. Enumerable.Range(0, draws * shifts).Select(i =>
            Apply(Turned(Apply(images, random, flip), i % shifts), random, jitter, gray, new RandomResizedCrop(0.54, 0.54)))]);
    [Value] static Tensor Embedding(Tensor images, Tensor drawnProjection, int shifts) =>
        drawnProjection.view(-1, shifts, images.shape[0], 128).mean([0]).transpose(0, 1);
    [Value] static Tensor Recognition(Tensor images, Tensor drawnShift, int shifts) =>
        drawnShift.view(-1, shifts, images.shape[0], shifts).mean([0]).diagonal(0, 0, 2);
    [Fit] static (Tensor axes, Tensor axisScale) Axes(Tensor trainEmbedding) =>
        (normalize(trainEmbedding, dim: 2), 1 / linalg.vector_norm(trainEmbedding, dims: [2]).mean([0]));
    // A shift that its head does not recognise in training has no say: it would turn the score around.
    [Fit] static Tensor ShiftScale(Tensor trainRecognition) => where(trainRecognition.mean([0]) > 0, 1 / trainRecognition.mean([0]), 0);
    [Score] static Tensor Similarity(Tensor embedding, Tensor axes, Tensor axisScale) =>
        (einsum("nkd,mkd->nkm", embedding, axes).amax(2) * axisScale).mean([1]);
    [Score] static Tensor Shifted(Tensor similarity, Tensor recognition, Tensor shiftScale) => similarity + (recognition * shiftScale).mean([1]);

    [Without<Rotations>, Without(nameof(ShiftPrediction)), Without(nameof(Shifted))]
    partial class SimClr : Csi { [Setting] static new int Shifts => 1; }

    [Experiment, Benchmark<Cifar10OneClass>, ResNet18, ColorJitter(0.4, Hue = 0.07), Train(Epochs = 1000, Steps = 0, BatchSize = 128)]
    [Lars(LearningRate = 1, Momentum = 0.9, WeightDecay = 1e-6), Cosine(WarmupEpochs = 10, WarmupFrom = 0.1, WholePeriod = true)]
    public partial class Paper : Csi { [Setting] static int Draws => 10; }
}
