namespace OodDsl;

/// <summary>
/// Six known classes of CIFAR-10, four unknown ones: the five splits that the literature of open-set recognition takes for AUROC (Neal et al., ECCV
/// 2018).
/// </summary>
[InDistribution<Cifar10>]
[KnownClasses(0, 1, 2, 4, 5, 9), KnownClasses(0, 3, 5, 7, 8, 9), KnownClasses(0, 1, 5, 6, 7, 8), KnownClasses(3, 4, 5, 7, 8, 9)]
[KnownClasses(0, 1, 2, 3, 7, 8)]
public sealed class Cifar10OpenSet : Benchmark;
