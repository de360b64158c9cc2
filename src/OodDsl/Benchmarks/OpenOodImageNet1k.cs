namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's benchmark for ImageNet-1K (Zhang et al., 2023), from its own lists. Near: SSB-hard and NINCO; far: iNaturalist, Textures, OpenImage-O.
/// </summary>
[InDistribution<OpenOodImageNet1kImages>, NearOod<OpenOodSsbHard>, NearOod<OpenOodNinco>]
[FarOod<OpenOodINaturalist>, FarOod<OpenOodImageNetTextures>, FarOod<OpenOodOpenImageO>, OodValidation<OpenOodOpenImageOValidation>]
public sealed class OpenOodImageNet1k : Benchmark;
