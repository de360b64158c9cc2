namespace OodDsl;

/// <summary>Each class of CIFAR-10 in turn is normal, the test images of the other nine are OOD: ten runs.</summary>
[InDistribution<Cifar10>, OneClass]
public sealed class Cifar10OneClass : Benchmark;
