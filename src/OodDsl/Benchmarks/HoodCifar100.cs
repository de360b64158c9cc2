namespace OodDsl;

/// <summary>
/// CIFAR-100 against the sets of HOOD (Lin et al., 2022) and of outlier exposure before it: CIFAR-10 (near), textures, house numbers, scenes. All
/// test images are scored; the paper draws 2,000 of each set, ten times.
/// </summary>
[InDistribution<Cifar100>, NearOod<Cifar10>, FarOod<DescribableTextures>, FarOod<Svhn>, FarOod<Places365>, FarOod<LsunCrop>]
public sealed class HoodCifar100 : Benchmark;
