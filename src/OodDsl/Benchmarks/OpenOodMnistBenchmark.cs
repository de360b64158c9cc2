namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's benchmark for MNIST (Zhang et al., 2023), from its own lists. Near: notMNIST and Fashion-MNIST; far: Textures, CIFAR-10, Tiny ImageNet,
/// Places365.
/// </summary>
[InDistribution<OpenOodMnistImages>, NearOod<OpenOodNotMnist>, NearOod<OpenOodFashionMnist>]
[FarOod<OpenOodTexturesForMnist>, FarOod<OpenOodCifar10ForMnist>, FarOod<OpenOodTinyImageNetForMnist>, FarOod<OpenOodPlaces365ForMnist>]
[OodValidation<OpenOodNotMnistValidation>]
public sealed class OpenOodMnistBenchmark : Benchmark;
