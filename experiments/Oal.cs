namespace Experiments;

/// <summary>Outlier-aware learning (Gao et al., 2024): distillation, and less information between features and latent outliers.</summary>
[Experiment, ConvNet(Width = 16), StartFrom<NarrowBaseline>, Teacher<Baseline>, Train(Steps = 400), Sgd(LearningRate = 0.005), Cosine(Floor = 1e-8)]
[Without<Knn>, Without<Mahalanobis>, Without<Vim>]
[BoundaryOutliers(PerClass = 300, Candidates = 300, Augmented = true), DiffusionOutliers(Width = 16, TrainingSteps = 300)]
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
    /// <summary>The critics become true first, as their bound wants it; the published program has this step but never takes it.</summary>
    partial class FittedCritics : Oal
    {
        [Step] static Tensor FitBoundary(Tensor features, Tensor boundaryOutliers, [Update] Club boundaryCritic, Generator random) =>
            -boundaryCritic.LogLikelihood(DrawRows(boundaryOutliers, features.shape[0], random), features.detach());
        [Step] static Tensor FitLatent(Tensor features, Tensor diffusionOutliers, [Update] Club latentCritic, Generator random) =>
            -latentCritic.LogLikelihood(DrawRows(diffusionOutliers, features.shape[0], random), features.detach());
    }
    /// <summary>An extension of the paper: outliers of the image's own class. With those of any class the bound's mean gradient is 0.</summary>
    partial class ClassMatched : Oal
    {
        [Loss(Weight = 0.1)] static Tensor BoundaryInformation(Tensor features, Tensor labels, int classes, Tensor boundaryOutliers,
            Club boundaryCritic, Generator random) => boundaryCritic.Bound(DrawRowsOfClasses(boundaryOutliers, labels, classes, random), features);
    }

    [Experiment, Benchmark<OpenOodCifar10At224>, ResNet18(Stem = Stem.Large), StartFrom<Cifar10At224>, Teacher<Vit>]
    [Without<Augmentation>, HorizontalFlip, RandomCrop(Padding = 4), Train(Epochs = 100, Steps = 0, BatchSize = 128)]
    [BoundaryOutliers(PerClass = 1000, Candidates = 1500), DiffusionOutliers(Width = 64, TrainingSteps = 20_000)]
    public partial class Paper : Oal;
}

/// <summary>A student's start: the baseline's network, half as wide.</summary>
[Experiment, ConvNet(Width = 16), Train(Epochs = 2)] public partial class NarrowBaseline : Reference;

[Experiment, Benchmark<OpenOodCifar10At224>, ResNet18(Stem = Stem.Large)] public partial class Cifar10At224 : Cifar10Reference;
[Experiment, Benchmark<OpenOodCifar10At224>, VitB16(Weights = "imagenet21k-1k"), Normalize([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]), Adam(LearningRate = 1e-6), Train(Epochs = 50)]
public partial class Vit : Cifar10Reference
{
    [Head(LearningRate = 1e-4)] static Linear Logits(int featureWidth, int classes) => Linear(featureWidth, classes);
}
