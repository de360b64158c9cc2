namespace OodDsl;

/// <summary><see cref="OpenOodCifar10"/> with all images enlarged to 224 x 224, for networks that were made for ImageNet.</summary>
[InDistribution<OpenOodCifar10Images>(Size = 224), NearOod<OpenOodCifar100>, NearOod<OpenOodTinyImageNet>]
[FarOod<OpenOodMnist>, FarOod<OpenOodSvhn>, FarOod<OpenOodTextures>, FarOod<OpenOodPlaces365>, OodValidation<OpenOodTinyImageNetValidation>]
public sealed class OpenOodCifar10At224 : Benchmark;
