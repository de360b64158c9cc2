namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's benchmark for ImageNet-200 (Zhang et al., 2023), from its own lists. Near: SSB-hard and NINCO; far: iNaturalist, Textures, OpenImage-O.
/// </summary>
[InDistribution<OpenOodImageNet200Images>, NearOod<OpenOodSsbHard>, NearOod<OpenOodNinco>]
[FarOod<OpenOodINaturalist>, FarOod<OpenOodImageNetTextures>, FarOod<OpenOodOpenImageO>, OodValidation<OpenOodOpenImageOValidationForImageNet200>]
public sealed class OpenOodImageNet200 : Benchmark;
