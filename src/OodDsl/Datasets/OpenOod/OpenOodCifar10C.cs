namespace OodDsl;

/// <summary>Images of CIFAR-10-C (Hendrycks and Dietterich, ICLR 2019), CIFAR-10's test images corrupted, that OpenOOD takes.</summary>
[Overlaps<Cifar10>, Overlaps<OpenOodCifar10Images>]
public sealed class OpenOodCifar10C() : OpenOodShiftedSet("cifar10/test_cifar10c", 10);
