namespace Experiments;

/// <summary>The desk-size reference every method is compared with.</summary>
[Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Epochs = 5, BatchSize = 128)]
[RandomCrop(Padding = 2), HorizontalFlip, CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 5e-4, Nesterov = true), Cosine(Floor = 1e-6)]
[Msp, MaxLogit, Energy, Knn(K = 50), Mahalanobis, Vim]
public abstract class Reference : Experiment;

[Benchmark<OpenOodCifar10>, ResNet18, Train(Epochs = 100), RandomCrop(Padding = 4)]
public abstract class Cifar10Reference : Reference;

[Experiment] public partial class Baseline : Reference;
[Experiment] public partial class Cifar10Baseline : Cifar10Reference;

/// <summary>Outlier exposure (Hendrycks et al., 2019).</summary>
[Experiment, Outliers<Photos>, OutlierExposure(Weight = 0.5)]
public partial class OutlierExposureExperiment : Reference;
