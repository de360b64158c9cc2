namespace OodDsl;

/// <summary>All ten classes of Fashion-MNIST: plain classification. Every method scores above 0.99 against characters here, so nothing can be ranked.</summary>
[InDistribution<FashionMnist>, NearOod<Letters>, FarOod<Digits>, FarOod<Textures>, FarOod<UniformNoise>]
public sealed class FashionMnist10 : Benchmark;
