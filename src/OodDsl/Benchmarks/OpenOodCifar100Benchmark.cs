namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's benchmark for CIFAR-100 (Zhang et al., 2023), from its own lists. Near: CIFAR-10 and Tiny ImageNet; far: MNIST, SVHN, Textures,
/// Places365.
/// </summary>
[InDistribution<OpenOodCifar100Images>, NearOod<OpenOodCifar10ForCifar100>, NearOod<OpenOodTinyImageNetForCifar100>]
[FarOod<OpenOodMnistForCifar100>, FarOod<OpenOodSvhnForCifar100>, FarOod<OpenOodTexturesForCifar100>, FarOod<OpenOodPlaces365ForCifar100>]
[OodValidation<OpenOodTinyImageNetValidationForCifar100>]
public sealed class OpenOodCifar100Benchmark : Benchmark;
