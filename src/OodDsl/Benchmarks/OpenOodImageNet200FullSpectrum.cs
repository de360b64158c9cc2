namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's full-spectrum benchmark for ImageNet-200: <see cref="OpenOodImageNet200"/>, with ImageNet-V2, -C and -R of its classes as ID, too.
/// </summary>
[InDistribution<OpenOodImageNet200Images>, NearOod<OpenOodSsbHard>, NearOod<OpenOodNinco>]
[CovariateShifted<OpenOodImageNet200V2>, CovariateShifted<OpenOodImageNet200C>, CovariateShifted<OpenOodImageNet200R>]
[FarOod<OpenOodINaturalist>, FarOod<OpenOodImageNetTextures>, FarOod<OpenOodOpenImageO>, OodValidation<OpenOodOpenImageOValidationForImageNet200>]
public sealed class OpenOodImageNet200FullSpectrum : Benchmark;
