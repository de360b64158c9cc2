namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: CIFAR-100's test images, 9,000.</summary>
[Overlaps<Cifar100>]
public sealed class OpenOodCifar100() : OpenOodSet("cifar10/test_cifar100");
