namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: SVHN's 26,032 test images.</summary>
[Overlaps<Svhn>]
public sealed class OpenOodSvhn() : OpenOodSet("cifar10/test_svhn");
