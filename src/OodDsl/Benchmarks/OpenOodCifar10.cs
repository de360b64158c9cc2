namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's benchmark for CIFAR-10 (Zhang et al., 2023), from its own lists. Near: CIFAR-100 and Tiny ImageNet; far: MNIST, SVHN, Textures,
/// Places365.
/// </summary>
[InDistribution<OpenOodCifar10Images>, NearOod<OpenOodCifar100>, NearOod<OpenOodTinyImageNet>]
[FarOod<OpenOodMnist>, FarOod<OpenOodSvhn>, FarOod<OpenOodTextures>, FarOod<OpenOodPlaces365>, OodValidation<OpenOodTinyImageNetValidation>]
public sealed class OpenOodCifar10 : Benchmark;
