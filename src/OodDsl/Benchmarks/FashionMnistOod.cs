namespace OodDsl;

/// <summary>Eight garment classes against the two held-out ones, Sandal and Shirt, and letters (near), digits, textures and noise (far).</summary>
[InDistribution<FashionMnist>, KnownClasses(0, 1, 2, 3, 4, 7, 8, 9), NearOod<Letters>, FarOod<Digits>, FarOod<Textures>, FarOod<UniformNoise>]
public sealed class FashionMnistOod : Benchmark;
