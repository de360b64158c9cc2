namespace OodDsl;

/// <summary>OpenOOD v1.5's full-spectrum benchmark for CIFAR-10: <see cref="OpenOodCifar10"/>, with images of CIFAR-10-C as ID, too.</summary>
[InDistribution<OpenOodCifar10Images>, CovariateShifted<OpenOodCifar10C>, NearOod<OpenOodCifar100>, NearOod<OpenOodTinyImageNet>]
[FarOod<OpenOodMnist>, FarOod<OpenOodSvhn>, FarOod<OpenOodTextures>, FarOod<OpenOodPlaces365>, OodValidation<OpenOodTinyImageNetValidation>]
public sealed class OpenOodCifar10FullSpectrum : Benchmark;
