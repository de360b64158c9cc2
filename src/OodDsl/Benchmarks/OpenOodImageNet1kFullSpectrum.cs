namespace OodDsl;

/// <summary>
/// OpenOOD v1.5's full-spectrum benchmark for ImageNet-1K: <see cref="OpenOodImageNet1k"/>, with ImageNet-V2, -C, -R and -ES as ID, too. OpenOOD has -ES
/// since July 2024; the numbers of its leaderboard are without it.
/// </summary>
[InDistribution<OpenOodImageNet1kImages>, NearOod<OpenOodSsbHard>, NearOod<OpenOodNinco>]
[CovariateShifted<OpenOodImageNetV2>, CovariateShifted<OpenOodImageNetC>, CovariateShifted<OpenOodImageNetR>, CovariateShifted<OpenOodImageNetEs>]
[FarOod<OpenOodINaturalist>, FarOod<OpenOodImageNetTextures>, FarOod<OpenOodOpenImageO>, OodValidation<OpenOodOpenImageOValidation>]
public sealed class OpenOodImageNet1kFullSpectrum : Benchmark;
