namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: SVHN's 26,032 test images.</summary>
[Overlaps<Svhn>]
public sealed class OpenOodSvhnForCifar100() : OpenOodSet("cifar100/test_svhn");
