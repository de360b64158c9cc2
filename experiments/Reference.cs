namespace Experiments;

/// <summary>The desk-size reference every method is compared with.</summary>
[Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Epochs = 5, BatchSize = 64), Seeds(0, 1, 2)]
[RandomCrop(Padding = 1), HorizontalFlip, CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 5e-4, Nesterov = true), Cosine(Floor = 1e-6)]
[Msp, MaxLogit, Energy, Knn(K = 50), Mahalanobis, Vim]
public abstract class Reference : Experiment;

/// <summary>The reference of the paper-size forms.</summary>
[Benchmark<OpenOodCifar10>, ResNet18, Train(Epochs = 100, BatchSize = 128), RandomCrop(Padding = 4)]
public abstract class Cifar10Reference : Reference;
