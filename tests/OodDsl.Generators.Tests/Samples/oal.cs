namespace Experiments;

/// <summary>Outlier-aware learning (Gao et al., 2024): distillation, and less information between features and latent outliers.</summary>
[Experiment, StartFrom<Baseline>, Teacher<WideBaseline>, Sgd(LearningRate = 0.005), Cosine(Floor = 1e-8)]
[BoundaryOutliers(PerClass = 1000, Norm = 0.39, Augmented = true), DiffusionOutliers(Count = 300)]
public partial class Oal : Reference
{
    [Module(LearningRate = 0.01)] static Sequential Adapter(int teacherFeatureWidth, int featureWidth) =>
        Sequential(BatchNorm1d(teacherFeatureWidth), Linear(teacherFeatureWidth, featureWidth), ReLU(), BatchNorm1d(featureWidth));
    [Module(LearningRate = 1e-4)] static Club BoundaryCritic(Tensor boundaryOutliers, int featureWidth) =>
        new(boundaryOutliers.shape[1], featureWidth, mean: [256], variance: [256]);
    [Module(LearningRate = 1e-4)] static Club LatentCritic(Tensor diffusionOutliers, int featureWidth) =>
        new(diffusionOutliers.shape[1], featureWidth, mean: [32, 16, 256], variance: [256]);
    [Loss(Weight = 4)] static Tensor Distillation(Tensor logits, Tensor teacherLogits) => Kl(teacherLogits, logits);
    [Loss(Weight = 8)]
    static Tensor FeatureDistillation(Tensor features, Tensor teacherFeatures, Sequential adapter) => Kl(adapter.call(teacherFeatures), features);
    [Loss(Weight = 0.1)] static Tensor BoundaryInformation(Tensor features, Tensor boundaryOutliers, Club boundaryCritic, Generator random) =>
        boundaryCritic.Bound(DrawRows(boundaryOutliers, features.shape[0], random), features);
    [Loss(Weight = 0.2)] static Tensor LatentInformation(Tensor features, Tensor diffusionOutliers, Club latentCritic, Generator random) =>
        latentCritic.Bound(DrawRows(diffusionOutliers, features.shape[0], random), features);

    [Without(nameof(BoundaryInformation)), Without(nameof(LatentInformation))] partial class DistillationOnly : Oal;
    [Without(nameof(Distillation)), Without(nameof(FeatureDistillation))] partial class InformationOnly : Oal;
    [Without(nameof(LatentInformation))] partial class BoundaryOnly : Oal;
    [Without<Loss>, CrossEntropy] partial class FineTuning : Oal;

    [Experiment, Benchmark<OpenOodCifar10At224>, ResNet18(Stem = Stem.Large), StartFrom<Cifar10At224>, Teacher<Vit>, Train(Epochs = 100)]
    [Without<Augmentation>, HorizontalFlip, RandomCrop(Padding = 4), DiffusionOutliers(Weights = "stable-diffusion-v1-4")]
    public partial class Paper : Oal;
}

[Experiment, WideResNet(Depth = 16, Widen = 4)] public partial class WideBaseline : Reference;
[Experiment, Benchmark<OpenOodCifar10At224>, ResNet18(Stem = Stem.Large)] public partial class Cifar10At224 : Cifar10Reference;
[Experiment, Benchmark<OpenOodCifar10At224>, VitB16(Weights = "imagenet21k-1k"), Adam(LearningRate = 1e-6), Train(Epochs = 50)]
public partial class Vit : Cifar10Reference
{
    [Head(LearningRate = 1e-4)] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes);
}
