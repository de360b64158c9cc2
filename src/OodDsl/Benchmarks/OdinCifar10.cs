namespace OodDsl;

/// <summary>CIFAR-10 against ODIN's sets (Liang, Li, Srikant; ICLR 2018) and SVHN.</summary>
[InDistribution<Cifar10>, FarOod<TinyImageNetCrop>, FarOod<TinyImageNetResize>, FarOod<LsunCrop>, FarOod<LsunResize>, FarOod<ISun>]
[FarOod<Svhn>, FarOod<UniformNoise>, FarOod<GaussianNoise>]
public sealed class OdinCifar10 : Benchmark;
