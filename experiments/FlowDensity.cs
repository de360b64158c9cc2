namespace Experiments;

/// <summary>Feature density by a normalising flow (Cook et al., 2024), on the unchanged network of another experiment.</summary>
[Experiment, ConvNet(Width = 16), StartFrom<NarrowBaseline>, Train(FrozenBackbone = true, Epochs = 1, BatchSize = 250)]
[Without<Augmentation>, Without<Loss>, Without<Schedule>, Adam(LearningRate = 1e-5)]
public partial class FlowDensity : Reference
{
    [Module] static Glow Flow(int featureWidth, int blocks = 10, double floor = 1e-6) => new(featureWidth, blocks, floor);
    [Value] static Tensor Direction(Tensor features) => normalize(features);
    [Loss] static Tensor NegativeLogLikelihood(Tensor direction, Glow flow) => -flow.LogDensity(direction);
    [Score] static Tensor LogDensity(Tensor direction, Glow flow)
    {
        var density = flow.LogDensity(direction);
        return where(density.isfinite(), density, full_like(density, double.NegativeInfinity));
    }
    [Metric] static Tensor Uniformity(Tensor trainDirection) => PairUniformity(trainDirection[..4096]);
    [Metric] static Tensor Tolerance(Tensor trainDirection, Tensor trainLabels, int classes) => ClassTolerance(trainDirection, trainLabels, classes);
    [Metric] static Tensor FlatDimensions(Glow flow) => flow.FlatDimensions();

    [Train(Epochs = 3), Adam(LearningRate = 1e-3)] partial class Converged : FlowDensity;
    partial class Unnormalised : FlowDensity { [Value] static new Tensor Direction(Tensor features) => features; }
    partial class Shallow : FlowDensity { [Setting] static int Blocks => 2; }

    [Experiment, Benchmark<ImageNetFar>, StartFrom<TorchvisionResNet50>, ResNet50]
    public partial class Paper : FlowDensity;
}

[Experiment, Benchmark<ImageNetFar>, ResNet50(Weights = "torchvision-imagenet1k-v1"), Without<Loss>]
public partial class TorchvisionResNet50 : Reference;
