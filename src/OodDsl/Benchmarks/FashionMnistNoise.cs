namespace OodDsl;

/// <summary>
/// <see cref="FashionMnistOod"/> with the other noise of ODIN's protocol as well: CutMix (Yun et al., 2019) claims most against noise.
/// </summary>
[InDistribution<FashionMnist>, KnownClasses(0, 1, 2, 3, 4, 7, 8, 9), NearOod<Letters>]
[FarOod<Digits>, FarOod<Textures>, FarOod<UniformNoise>, FarOod<GaussianNoise>]
public sealed class FashionMnistNoise : Benchmark;
