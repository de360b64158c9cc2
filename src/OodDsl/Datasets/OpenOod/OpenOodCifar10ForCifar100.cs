namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: 9,000 of CIFAR-10's test images.</summary>
[Overlaps<Cifar10>]
public sealed class OpenOodCifar10ForCifar100() : OpenOodSet("cifar100/test_cifar10");
