namespace OodDsl;

/// <summary><see cref="FashionMnistOod"/> in 16 x 16 pixels, for methods that need many passes per image.</summary>
[InDistribution<FashionMnist>(Size = 16), KnownClasses(0, 1, 2, 3, 4, 7, 8, 9), NearOod<Letters>, FarOod<Digits>, FarOod<Textures>, FarOod<UniformNoise>]
public sealed class SmallFashionMnistOod : Benchmark;
