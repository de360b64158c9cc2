namespace OodDsl;

/// <summary>Each class of Fashion-MNIST in turn is normal, the other nine are OOD: ten runs.</summary>
[InDistribution<FashionMnist>, OneClass]
public sealed class FashionMnistOneClass : Benchmark;
