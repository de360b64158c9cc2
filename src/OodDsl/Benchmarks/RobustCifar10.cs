namespace OodDsl;

/// <summary>
/// CIFAR-10 for robust classifiers, whose accuracy under attack is what counts; CIFAR-100 (near) and SVHN (far) for their scores.
/// </summary>
[InDistribution<Cifar10>, NearOod<Cifar100>, FarOod<Svhn>]
public sealed class RobustCifar10 : Benchmark;
