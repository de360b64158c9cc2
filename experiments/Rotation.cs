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

    [Experiment, Benchmark<OpenOodCifar10>, WideResNet(Depth = 40, Widen = 2, Dropout = 0.3), RandomCrop(Padding = 4), Train(Epochs = 200, Steps = 0, BatchSize = 128)]
    public partial class Paper : Rotation;
}
